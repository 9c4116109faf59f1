#include "internal.h"

#include <openssl/crypto.h>
#include <openssl/err.h>
#include <openssl/hmac.h>
#include <openssl/rand.h>

#include <limits.h>
#include <pthread.h>

static EVP_MD *sha256;
static pthread_once_t sha256_once = PTHREAD_ONCE_INIT;

static void fetch_sha256(void) { sha256 = EVP_MD_fetch(NULL, "SHA256", NULL); }

const EVP_MD *jieye_sha256_method(void) {
    pthread_once(&sha256_once, fetch_sha256);
    return sha256;
}

bool jieye_sha256(const uint8_t *message, size_t count, uint8_t *digest) {
    bool done = EVP_Digest(message, count, digest, NULL, jieye_sha256_method(), NULL) == 1;
    if (!done) {
        ERR_clear_error();
    }
    return done;
}

jieye_digest *jieye_digest_new(void) {
    EVP_MD_CTX *context = EVP_MD_CTX_new();
    if (context == NULL || EVP_DigestInit_ex(context, jieye_sha256_method(), NULL) != 1) {
        EVP_MD_CTX_free(context);
        ERR_clear_error();
        return NULL;
    }
    return (jieye_digest *)context;
}

bool jieye_digest_update(jieye_digest *digest, const uint8_t *bytes, size_t count) {
    bool done = EVP_DigestUpdate((EVP_MD_CTX *)digest, bytes, count) == 1;
    if (!done) {
        ERR_clear_error();
    }
    return done;
}

bool jieye_digest_final(jieye_digest *digest, uint8_t *value) {
    bool done = EVP_DigestFinal_ex((EVP_MD_CTX *)digest, value, NULL) == 1;
    if (!done) {
        ERR_clear_error();
    }
    return done;
}

void jieye_digest_free(jieye_digest *digest) { EVP_MD_CTX_free((EVP_MD_CTX *)digest); }

bool jieye_hmac(const jieye_key *key, const uint8_t *message, size_t count, uint8_t *code) {
    static const uint8_t nothing = 0;
    const uint8_t *bytes = message != NULL ? message : &nothing;
    bool done = key->kind == jieye_kind_hmac
                && HMAC(jieye_sha256_method(), key->secret, jieye_secret_size, bytes, count, code,
                        NULL)
                    != NULL;
    if (!done) {
        ERR_clear_error();
    }
    return done;
}

bool jieye_random(uint8_t *bytes, size_t count) {
    if (count == 0) {
        return true;
    }
    bool done = count <= INT_MAX && RAND_bytes(bytes, (int)count) == 1;
    if (!done) {
        ERR_clear_error();
    }
    return done;
}
