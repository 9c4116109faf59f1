/* Everything that Jieye asks of OpenSSL, at the level of whole operations.
 *
 * No type of OpenSSL passes this header: Swift sees opaque handles, bytes and a status. Secrets
 * stay on this side, where they can be cleansed, and so does OpenSSL's error queue, which every
 * function leaves empty. */
#ifndef JIEYE_COPENSSL_H
#define JIEYE_COPENSSL_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/* What may be null is the start of a possibly empty run of bytes; its count is looked at first. */
#pragma clang assume_nonnull begin

/* What a key is for. A key has one algorithm for its whole life. */
typedef enum __attribute__((enum_extensibility(closed))) {
    jieye_kind_es256,
    jieye_kind_ed25519,
    jieye_kind_sm2,
    jieye_kind_hmac,
} jieye_kind;

/* How an operation ended: one of the values below, or OpenSSL's own packed error code, which is
 * always larger. A number and not a text, so that it can cross the border without an owner. */
typedef uint64_t jieye_status;

enum {
    jieye_ok = 0,
    jieye_malformed = 1,
    jieye_unencrypted = 2,
    jieye_unsupported = 3,
    jieye_too_costly = 4,
    jieye_wrong_passphrase = 5,
    jieye_invalid_point = 6,
    jieye_out_of_memory = 7,
};

enum {
    jieye_signature_size = 64,
    jieye_digest_size = 32,
    jieye_maximum_key_file_size = 16384,
};

/* A key pair, a public key alone, or an HMAC secret. Never changed once made, so that any number
 * of threads may use one. */
typedef struct jieye_key jieye_key;

/* A key made ready to sign, so that one set-up serves many signatures. One thread at a time. */
typedef struct jieye_signer jieye_signer;

/* A running SHA-256, for what is too large to hold. One thread at a time. */
typedef struct jieye_digest jieye_digest;

/* Makes a new key, or a new 32-byte secret, from OpenSSL's private random generator. */
jieye_status jieye_key_generate(jieye_kind kind, jieye_key *_Nullable *_Nonnull key);

/* Makes a public key from x || y (64 bytes) or, for Ed25519, x (32 bytes). Refuses points that are
 * not on the curve; the caller has checked `count` and, for Ed25519, canonical form and order. */
jieye_status jieye_key_from_public(jieye_kind kind, const uint8_t *_Nullable coordinates, size_t count,
                                   jieye_key *_Nullable *_Nonnull key);

/* Opens a key file: one PEM block "ENCRYPTED PRIVATE KEY" (PKCS #8, PBES2). What the file asks to
 * be computed is bounded before the passphrase is stretched. */
jieye_status jieye_key_load(const uint8_t *_Nullable pem, size_t count, const uint8_t *_Nullable passphrase,
                            size_t passphrase_count, jieye_key *_Nullable *_Nonnull key);

/* Writes a key file that jieye_key_load and `openssl pkey` read: AES-256-CBC under scrypt.
 * `pem` holds jieye_maximum_key_file_size bytes; `count` gets how many were written. */
jieye_status jieye_key_store(const jieye_key *key, const uint8_t *_Nullable passphrase,
                             size_t passphrase_count, uint8_t *pem, size_t *count);

/* What the key is for; a loaded file decides it itself. */
jieye_kind jieye_key_kind(const jieye_key *key);

/* Writes the public key, in the form that jieye_key_from_public takes. */
jieye_status jieye_key_public(const jieye_key *key, uint8_t *coordinates);

/* Cleanses and frees a key. */
void jieye_key_free(jieye_key *key);

/* Whether `signature` (r || s, or an Ed25519 signature) is the key's for this message. Any
 * failure is a no. */
bool jieye_verify(const jieye_key *key, const uint8_t *_Nullable signature, const uint8_t *_Nullable message,
                  size_t count);

/* Makes a signer; the key may be freed before it. */
jieye_status jieye_signer_new(const jieye_key *key, jieye_signer *_Nullable *_Nonnull signer);

/* Signs: r || s (64 bytes) or an Ed25519 signature. */
jieye_status jieye_sign(jieye_signer *signer, const uint8_t *_Nullable message, size_t count,
                        uint8_t *signature);

void jieye_signer_free(jieye_signer *signer);

/* SHA-256 in one go. Fails only without memory. */
bool jieye_sha256(const uint8_t *_Nullable message, size_t count, uint8_t *digest);

jieye_digest *_Nullable jieye_digest_new(void);
bool jieye_digest_update(jieye_digest *digest, const uint8_t *_Nullable bytes, size_t count);
bool jieye_digest_final(jieye_digest *digest, uint8_t *value);
void jieye_digest_free(jieye_digest *digest);

/* HMAC-SHA-256 under a key of jieye_kind_hmac. Fails only without memory. */
bool jieye_hmac(const jieye_key *key, const uint8_t *_Nullable message, size_t count,
                uint8_t *code);

/* Fills `bytes` from OpenSSL's public random generator (salts, shuffles: nothing secret). */
bool jieye_random(uint8_t *_Nullable bytes, size_t count);

/* Memory for a secret: locked as far as the system lets it, and in no core file. Null without memory. */
uint8_t *_Nullable jieye_secret_new(size_t capacity);

/* Whether two secrets of this size are the same; how long that takes does not tell where they differ. */
bool jieye_secrets_match(const uint8_t *one, const uint8_t *other, size_t count);

/* Cleanses and frees all of it. */
void jieye_secret_free(uint8_t *bytes, size_t capacity);

/* Words a status that is OpenSSL's own, for a developer to read. */
void jieye_describe(jieye_status status, char *text, size_t capacity);

#pragma clang assume_nonnull end

#endif
