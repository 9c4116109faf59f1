#ifndef JIEYE_COPENSSL_INTERNAL_H
#define JIEYE_COPENSSL_INTERNAL_H

#include "COpenSSL.h"

#include <openssl/evp.h>
#include <openssl/x509.h>

enum { jieye_secret_size = 32 };

struct jieye_key {
    jieye_kind kind;
    /* Null for an HMAC secret. */
    EVP_PKEY *pkey;
    /* A context ready to verify, for ES256 and for Ed25519. It is copied for each call and never
     * used itself, which takes a tenth of the time of looking the algorithm up again. */
    EVP_PKEY_CTX *verifying;
    EVP_MD_CTX *verifying_message;
    /* HMAC only. */
    uint8_t secret[jieye_secret_size];
};

/* Empties OpenSSL's error queue and returns its oldest error, which names the cause. */
jieye_status jieye_failure(void);

/* Empties OpenSSL's error queue and returns `status`. */
jieye_status jieye_refusal(jieye_status status);

/* SHA-256, looked up once: EVP_sha256() alone would be looked up for every digest. */
const EVP_MD *jieye_sha256_method(void);

/* Wraps a PKEY, which it takes over even when it fails. */
jieye_status jieye_key_wrap(jieye_kind kind, EVP_PKEY *pkey, jieye_key **key);

/* Wraps the bytes of an HMAC secret. */
jieye_status jieye_key_wrap_secret(const uint8_t *secret, jieye_key **key);

/* Opens an EncryptedPrivateKeyInfo within the bounds on its cost (sealing.c). */
jieye_status jieye_unseal(const X509_SIG *sealed, const uint8_t *passphrase, size_t count,
                          PKCS8_PRIV_KEY_INFO **info);

/* Encrypts a PrivateKeyInfo (sealing.c). */
jieye_status jieye_seal(PKCS8_PRIV_KEY_INFO *info, const uint8_t *passphrase, size_t count,
                        X509_SIG **sealed);

#endif
