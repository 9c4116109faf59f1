#include "internal.h"

#include <openssl/bn.h>
#include <openssl/core_names.h>
#include <openssl/crypto.h>
#include <openssl/param_build.h>
#include <openssl/rand.h>

#include <string.h>

enum { coordinate_size = 32 };

/* OpenSSL's names. "SM2" is a key type of its own: type "EC" on this curve is refused. */
static const char *type_name(jieye_kind kind) {
    switch (kind) {
    case jieye_kind_es256: return "EC";
    case jieye_kind_ed25519: return "ED25519";
    case jieye_kind_sm2: return "SM2";
    case jieye_kind_hmac: return "HMAC";
    }
    return "";
}

jieye_status jieye_key_generate(jieye_kind kind, jieye_key **key) {
    if (kind == jieye_kind_hmac) {
        uint8_t secret[jieye_secret_size];
        if (RAND_priv_bytes(secret, sizeof secret) != 1) {
            return jieye_failure();
        }
        jieye_status status = jieye_key_wrap_secret(secret, key);
        OPENSSL_cleanse(secret, sizeof secret);
        return status;
    }
    EVP_PKEY *pkey = kind == jieye_kind_es256
        ? EVP_PKEY_Q_keygen(NULL, NULL, type_name(kind), "P-256")
        : EVP_PKEY_Q_keygen(NULL, NULL, type_name(kind));
    return pkey == NULL ? jieye_failure() : jieye_key_wrap(kind, pkey, key);
}

static EVP_PKEY *weierstrass_key(jieye_kind kind, const uint8_t *coordinates) {
    uint8_t point[1 + 2 * coordinate_size] = {POINT_CONVERSION_UNCOMPRESSED};
    memcpy(point + 1, coordinates, 2 * coordinate_size);
    char group[] = "P-256", sm2_group[] = "SM2";
    OSSL_PARAM parameters[] = {
        OSSL_PARAM_construct_utf8_string(OSSL_PKEY_PARAM_GROUP_NAME,
                                         kind == jieye_kind_sm2 ? sm2_group : group, 0),
        OSSL_PARAM_construct_octet_string(OSSL_PKEY_PARAM_PUB_KEY, point, sizeof point),
        OSSL_PARAM_construct_end(),
    };
    EVP_PKEY *pkey = NULL;
    EVP_PKEY_CTX *context = EVP_PKEY_CTX_new_from_name(NULL, type_name(kind), NULL);
    if (context != NULL && EVP_PKEY_fromdata_init(context) == 1) {
        (void)EVP_PKEY_fromdata(context, &pkey, EVP_PKEY_PUBLIC_KEY, parameters);
    }
    EVP_PKEY_CTX_free(context);
    return pkey;
}

/* OpenSSL takes any 32 bytes as an Ed25519 key and fails only when it verifies. A y belongs to a
 * point if x^2 = (y^2 - 1) / (d y^2 + 1) has a root; d y^2 + 1 is never 0, so a quotient is a
 * square exactly when the product is. */
static bool has_edwards_point(const uint8_t *coordinates) {
    static const char prime[] = "7fffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffed";
    static const char factor[] = "52036cee2b6ffe738cc740797779e89800700a4d4141d8ab75eb4dca135978a3";
    uint8_t bytes[coordinate_size];
    memcpy(bytes, coordinates, sizeof bytes);
    bytes[coordinate_size - 1] &= 0x7f;

    bool found = false;
    BIGNUM *p = NULL, *d = NULL;
    BIGNUM *square = BN_lebin2bn(bytes, sizeof bytes, NULL), *other = BN_new();
    BN_CTX *context = BN_CTX_new();
    if (square != NULL && other != NULL && context != NULL && BN_hex2bn(&p, prime) != 0
        && BN_hex2bn(&d, factor) != 0 && BN_mod_sqr(square, square, p, context) == 1
        && BN_mod_mul(other, square, d, p, context) == 1 && BN_add_word(other, 1) == 1
        && BN_sub_word(square, 1) == 1 && BN_mod_mul(square, square, other, p, context) == 1) {
        int symbol = BN_kronecker(square, p, context);
        found = symbol == 0 || symbol == 1;
    }
    BN_free(p);
    BN_free(d);
    BN_free(square);
    BN_free(other);
    BN_CTX_free(context);
    return found;
}

jieye_status jieye_key_from_public(jieye_kind kind, const uint8_t *coordinates, size_t count,
                                   jieye_key **key) {
    EVP_PKEY *pkey = NULL;
    if (kind == jieye_kind_ed25519 && count == coordinate_size) {
        if (has_edwards_point(coordinates)) {
            pkey = EVP_PKEY_new_raw_public_key_ex(NULL, type_name(kind), NULL, coordinates, count);
        }
    } else if (kind != jieye_kind_hmac && count == 2 * coordinate_size) {
        pkey = weierstrass_key(kind, coordinates);
    }
    return pkey == NULL ? jieye_refusal(jieye_invalid_point) : jieye_key_wrap(kind, pkey, key);
}

/* As a number, since a loaded key would give its point in the form that its file had. */
static bool write_coordinate(const EVP_PKEY *pkey, const char *name, uint8_t *bytes) {
    BIGNUM *value = NULL;
    bool done = EVP_PKEY_get_bn_param(pkey, name, &value) == 1
                && BN_bn2binpad(value, bytes, coordinate_size) == coordinate_size;
    BN_free(value);
    return done;
}

jieye_status jieye_key_public(const jieye_key *key, uint8_t *coordinates) {
    bool done = false;
    if (key->kind == jieye_kind_ed25519) {
        size_t count = coordinate_size;
        done = EVP_PKEY_get_raw_public_key(key->pkey, coordinates, &count) == 1;
    } else if (key->kind != jieye_kind_hmac) {
        done = write_coordinate(key->pkey, OSSL_PKEY_PARAM_EC_PUB_X, coordinates)
               && write_coordinate(key->pkey, OSSL_PKEY_PARAM_EC_PUB_Y,
                                   coordinates + coordinate_size);
    }
    return done ? jieye_ok : jieye_failure();
}

static bool prepare_to_verify(jieye_key *key) {
    switch (key->kind) {
    case jieye_kind_es256:
        key->verifying = EVP_PKEY_CTX_new_from_pkey(NULL, key->pkey, NULL);
        return key->verifying != NULL && EVP_PKEY_verify_init(key->verifying) == 1
               && EVP_PKEY_CTX_set_signature_md(key->verifying, jieye_sha256_method()) == 1;
    case jieye_kind_ed25519:
        key->verifying_message = EVP_MD_CTX_new();
        return key->verifying_message != NULL
               && EVP_DigestVerifyInit(key->verifying_message, NULL, NULL, NULL, key->pkey) == 1;
    case jieye_kind_sm2:
    case jieye_kind_hmac:
        break;
    }
    return true;
}

jieye_status jieye_key_wrap(jieye_kind kind, EVP_PKEY *pkey, jieye_key **key) {
    jieye_key *made = OPENSSL_zalloc(sizeof *made);
    if (made == NULL) {
        EVP_PKEY_free(pkey);
        return jieye_failure();
    }
    made->kind = kind;
    made->pkey = pkey;
    if (!prepare_to_verify(made)) {
        jieye_key_free(made);
        return jieye_failure();
    }
    *key = made;
    return jieye_ok;
}

jieye_status jieye_key_wrap_secret(const uint8_t *secret, jieye_key **key) {
    jieye_key *made = OPENSSL_secure_zalloc(sizeof *made);
    if (made == NULL) {
        return jieye_failure();
    }
    made->kind = jieye_kind_hmac;
    memcpy(made->secret, secret, jieye_secret_size);
    *key = made;
    return jieye_ok;
}

jieye_kind jieye_key_kind(const jieye_key *key) { return key->kind; }

void jieye_key_free(jieye_key *key) {
    EVP_PKEY_CTX_free(key->verifying);
    EVP_MD_CTX_free(key->verifying_message);
    EVP_PKEY_free(key->pkey);
    /* It knows which heap this is from. */
    OPENSSL_secure_clear_free(key, sizeof *key);
}
