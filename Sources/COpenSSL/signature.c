#include "internal.h"

#include <openssl/crypto.h>
#include <openssl/ec.h>
#include <openssl/err.h>

#include <string.h>

enum { half = jieye_signature_size / 2, maximum_der_size = 72 };

struct jieye_signer {
    jieye_kind kind;
    EVP_PKEY *pkey;
    /* ES256: ready to sign a digest. */
    EVP_PKEY_CTX *signing;
    /* The others: takes the whole message. For Ed25519 it is a copy of `ready`, made anew for each
     * signature, since OpenSSL does not promise that a context signs twice. */
    EVP_MD_CTX *message, *ready;
};

/* Both sides of an SM2 signature name the signer; without this call OpenSSL would silently use an
 * empty name, which no other implementation does (GM/T 0009). */
static bool set_sm2_identity(EVP_PKEY_CTX *context) {
    static const char identity[] = "1234567812345678";
    return EVP_PKEY_CTX_set1_id(context, identity, sizeof identity - 1) == 1;
}

static uint8_t *write_integer(uint8_t *der, const uint8_t *number) {
    size_t count = half;
    while (count > 1 && number[0] == 0) {
        number++;
        count--;
    }
    size_t sign = number[0] >> 7;
    *der++ = V_ASN1_INTEGER;
    *der++ = (uint8_t)(sign + count);
    if (sign != 0) {
        *der++ = 0;
    }
    memcpy(der, number, count);
    return der + count;
}

/* r || s as the ECDSA-Sig-Value that OpenSSL takes. By hand: it is a hundredth of a verification
 * that OpenSSL's own five allocations would cost. */
static size_t der_from_raw(const uint8_t *raw, uint8_t der[maximum_der_size]) {
    uint8_t *end = write_integer(write_integer(der + 2, raw), raw + half);
    der[0] = V_ASN1_SEQUENCE | V_ASN1_CONSTRUCTED;
    der[1] = (uint8_t)(end - der - 2);
    return (size_t)(end - der);
}

static bool raw_from_der(const uint8_t *der, size_t count, uint8_t *raw) {
    ECDSA_SIG *pair = d2i_ECDSA_SIG(NULL, &der, (long)count);
    bool done = pair != NULL && BN_bn2binpad(ECDSA_SIG_get0_r(pair), raw, half) == half
                && BN_bn2binpad(ECDSA_SIG_get0_s(pair), raw + half, half) == half;
    ECDSA_SIG_free(pair);
    return done;
}

static bool verify_es256(const jieye_key *key, const uint8_t *signature, const uint8_t *message,
                         size_t count) {
    uint8_t digest[jieye_digest_size], der[maximum_der_size];
    size_t der_count = der_from_raw(signature, der);
    EVP_PKEY_CTX *context = EVP_PKEY_CTX_dup(key->verifying);
    bool valid = context != NULL && jieye_sha256(message, count, digest)
                 && EVP_PKEY_verify(context, der, der_count, digest, sizeof digest) == 1;
    EVP_PKEY_CTX_free(context);
    return valid;
}

static bool verify_ed25519(const jieye_key *key, const uint8_t *signature, const uint8_t *message,
                           size_t count) {
    EVP_MD_CTX *context = EVP_MD_CTX_new();
    bool valid = context != NULL && EVP_MD_CTX_copy_ex(context, key->verifying_message) == 1
                 && EVP_DigestVerify(context, signature, jieye_signature_size, message, count) == 1;
    EVP_MD_CTX_free(context);
    return valid;
}

static bool verify_sm2(const jieye_key *key, const uint8_t *signature, const uint8_t *message,
                       size_t count) {
    uint8_t der[maximum_der_size];
    size_t der_count = der_from_raw(signature, der);
    EVP_PKEY_CTX *inner = NULL;
    EVP_MD_CTX *context = EVP_MD_CTX_new();
    bool valid = context != NULL
                 && EVP_DigestVerifyInit(context, &inner, EVP_sm3(), NULL, key->pkey) == 1
                 && set_sm2_identity(inner)
                 && EVP_DigestVerify(context, der, der_count, message, count) == 1;
    EVP_MD_CTX_free(context);
    return valid;
}

bool jieye_verify(const jieye_key *key, const uint8_t *signature, const uint8_t *message,
                  size_t count) {
    bool valid = false;
    switch (key->kind) {
    case jieye_kind_es256: valid = verify_es256(key, signature, message, count); break;
    case jieye_kind_ed25519: valid = verify_ed25519(key, signature, message, count); break;
    case jieye_kind_sm2: valid = verify_sm2(key, signature, message, count); break;
    case jieye_kind_hmac: break;
    }
    ERR_clear_error();
    return valid;
}

static bool prepare_to_sign(jieye_signer *signer) {
    if (signer->kind == jieye_kind_es256) {
        signer->signing = EVP_PKEY_CTX_new_from_pkey(NULL, signer->pkey, NULL);
        return signer->signing != NULL && EVP_PKEY_sign_init(signer->signing) == 1
               && EVP_PKEY_CTX_set_signature_md(signer->signing, jieye_sha256_method()) == 1;
    }
    signer->message = EVP_MD_CTX_new();
    signer->ready = EVP_MD_CTX_new();
    return signer->message != NULL && signer->ready != NULL
           && (signer->kind != jieye_kind_ed25519
               || EVP_DigestSignInit(signer->ready, NULL, NULL, NULL, signer->pkey) == 1);
}

jieye_status jieye_signer_new(const jieye_key *key, jieye_signer **signer) {
    if (key->kind == jieye_kind_hmac) {
        return jieye_unsupported;
    }
    jieye_signer *made = OPENSSL_zalloc(sizeof *made);
    if (made == NULL || EVP_PKEY_up_ref(key->pkey) != 1) {
        OPENSSL_free(made);
        return jieye_failure();
    }
    made->kind = key->kind;
    made->pkey = key->pkey;
    if (!prepare_to_sign(made)) {
        jieye_signer_free(made);
        return jieye_failure();
    }
    *signer = made;
    return jieye_ok;
}

static bool sign_es256(jieye_signer *signer, const uint8_t *message, size_t count,
                       uint8_t *signature) {
    uint8_t digest[jieye_digest_size], der[maximum_der_size];
    size_t der_count = sizeof der;
    return jieye_sha256(message, count, digest)
           && EVP_PKEY_sign(signer->signing, der, &der_count, digest, sizeof digest) == 1
           && raw_from_der(der, der_count, signature);
}

static bool sign_ed25519(jieye_signer *signer, const uint8_t *message, size_t count,
                         uint8_t *signature) {
    size_t signature_count = jieye_signature_size;
    return EVP_MD_CTX_copy_ex(signer->message, signer->ready) == 1
           && EVP_DigestSign(signer->message, signature, &signature_count, message, count) == 1
           && signature_count == jieye_signature_size;
}

static bool sign_sm2(jieye_signer *signer, const uint8_t *message, size_t count,
                     uint8_t *signature) {
    uint8_t der[maximum_der_size];
    size_t der_count = sizeof der;
    EVP_PKEY_CTX *inner = NULL;
    return EVP_MD_CTX_reset(signer->message) == 1
           && EVP_DigestSignInit(signer->message, &inner, EVP_sm3(), NULL, signer->pkey) == 1
           && set_sm2_identity(inner)
           && EVP_DigestSign(signer->message, der, &der_count, message, count) == 1
           && raw_from_der(der, der_count, signature);
}

jieye_status jieye_sign(jieye_signer *signer, const uint8_t *message, size_t count,
                        uint8_t *signature) {
    bool done = false;
    switch (signer->kind) {
    case jieye_kind_es256: done = sign_es256(signer, message, count, signature); break;
    case jieye_kind_ed25519: done = sign_ed25519(signer, message, count, signature); break;
    case jieye_kind_sm2: done = sign_sm2(signer, message, count, signature); break;
    case jieye_kind_hmac: break;
    }
    return done ? jieye_ok : jieye_failure();
}

void jieye_signer_free(jieye_signer *signer) {
    EVP_PKEY_CTX_free(signer->signing);
    EVP_MD_CTX_free(signer->message);
    EVP_MD_CTX_free(signer->ready);
    EVP_PKEY_free(signer->pkey);
    OPENSSL_free(signer);
}
