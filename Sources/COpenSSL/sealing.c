#include "internal.h"

#include <openssl/crypto.h>
#include <openssl/err.h>
#include <openssl/pkcs12.h>

enum {
    block_size = 16,
    salt_size = 16,
    /* What new files ask for: a quarter of a second, 16 MiB. */
    scrypt_n = 1 << 14,
    scrypt_r = 8,
    scrypt_p = 5,
    /* What a file from elsewhere may ask for: seconds, and OpenSSL's own limit of memory. */
    maximum_scrypt_memory = 32 << 20,
    maximum_scrypt_work = 1 << 22,
    maximum_pbkdf2_iterations = 10000000,
};

static bool is_within(const ASN1_INTEGER *integer, uint64_t limit, uint64_t *value) {
    return ASN1_INTEGER_get_uint64(value, integer) == 1 && *value >= 1 && *value <= limit;
}

static jieye_status check_scrypt(const ASN1_TYPE *parameter) {
    uint64_t n = 0, r = 0, p = 0;
    SCRYPT_PARAMS *scrypt = ASN1_TYPE_unpack_sequence(ASN1_ITEM_rptr(SCRYPT_PARAMS), parameter);
    if (scrypt == NULL) {
        return jieye_malformed;
    }
    /* Each bound keeps the products that follow it far from overflow. */
    bool cheap = is_within(scrypt->costParameter, maximum_scrypt_work, &n)
                 && is_within(scrypt->blockSize, maximum_scrypt_work, &r)
                 && is_within(scrypt->parallelizationParameter, maximum_scrypt_work, &p)
                 && n * r <= maximum_scrypt_work && n * r * p <= maximum_scrypt_work
                 && 128 * r * (n + p + 3) <= maximum_scrypt_memory;
    SCRYPT_PARAMS_free(scrypt);
    return cheap ? jieye_ok : jieye_too_costly;
}

static jieye_status check_pbkdf2(const ASN1_TYPE *parameter) {
    uint64_t iterations = 0;
    PBKDF2PARAM *pbkdf2 = ASN1_TYPE_unpack_sequence(ASN1_ITEM_rptr(PBKDF2PARAM), parameter);
    if (pbkdf2 == NULL) {
        return jieye_malformed;
    }
    bool cheap = is_within(pbkdf2->iter, maximum_pbkdf2_iterations, &iterations);
    PBKDF2PARAM_free(pbkdf2);
    return cheap ? jieye_ok : jieye_too_costly;
}

static jieye_status check_derivation(const X509_ALGOR *derivation) {
    switch (OBJ_obj2nid(derivation->algorithm)) {
    case NID_id_scrypt: return check_scrypt(derivation->parameter);
    case NID_id_pbkdf2: return check_pbkdf2(derivation->parameter);
    default: return jieye_unsupported;
    }
}

static bool is_supported_cipher(const X509_ALGOR *cipher) {
    int nid = OBJ_obj2nid(cipher->algorithm);
    return nid == NID_aes_256_cbc || nid == NID_aes_192_cbc || nid == NID_aes_128_cbc;
}

/* A hostile file must cost no more than these few checks. */
static jieye_status check_cost(const X509_ALGOR *algorithm) {
    if (OBJ_obj2nid(algorithm->algorithm) != NID_pbes2) {
        return jieye_unsupported;
    }
    PBE2PARAM *pbes2 = ASN1_TYPE_unpack_sequence(ASN1_ITEM_rptr(PBE2PARAM), algorithm->parameter);
    if (pbes2 == NULL) {
        return jieye_malformed;
    }
    jieye_status status = is_supported_cipher(pbes2->encryption)
        ? check_derivation(pbes2->keyfunc)
        : jieye_unsupported;
    PBE2PARAM_free(pbes2);
    return status;
}

/* Padding is left in place: it is looked at only after the first block has told whether the
 * passphrase was right. */
static bool decrypt(const X509_ALGOR *algorithm, const ASN1_OCTET_STRING *sealed,
                    const uint8_t *passphrase, size_t count, uint8_t *plaintext) {
    int written = 0;
    EVP_CIPHER_CTX *context = EVP_CIPHER_CTX_new();
    bool done = context != NULL
                && EVP_PBE_CipherInit(algorithm->algorithm, (const char *)passphrase, (int)count,
                                      algorithm->parameter, context, 0)
                       == 1
                && EVP_CIPHER_CTX_set_padding(context, 0) == 1
                && EVP_DecryptUpdate(context, plaintext, &written, ASN1_STRING_get0_data(sealed),
                                     ASN1_STRING_length(sealed))
                       == 1
                && written == ASN1_STRING_length(sealed);
    EVP_CIPHER_CTX_free(context);
    return done;
}

/* SEQUENCE { INTEGER 0 or 1, SEQUENCE …: what any PrivateKeyInfo begins with, and one wrong
 * passphrase in a thousand million. Reads no more than one block. */
static bool begins_like_a_key(const uint8_t *plaintext) {
    uint8_t length = plaintext[1];
    if (plaintext[0] != (V_ASN1_SEQUENCE | V_ASN1_CONSTRUCTED) || length > 0x82) {
        return false;
    }
    const uint8_t *content = plaintext + 2 + (length > 0x80 ? length - 0x80 : 0);
    return content[0] == V_ASN1_INTEGER && content[1] == 1 && content[2] <= 1
           && content[3] == (V_ASN1_SEQUENCE | V_ASN1_CONSTRUCTED);
}

/* The size without PKCS #7 padding; 0 if the padding is damaged. */
static size_t unpadded_size(const uint8_t *plaintext, size_t count) {
    uint8_t padding = plaintext[count - 1];
    if (padding < 1 || padding > block_size) {
        return 0;
    }
    for (size_t index = count - padding; index < count; index++) {
        if (plaintext[index] != padding) {
            return 0;
        }
    }
    return count - padding;
}

static jieye_status parse(const uint8_t *plaintext, size_t count, PKCS8_PRIV_KEY_INFO **info) {
    if (!begins_like_a_key(plaintext)) {
        return jieye_wrong_passphrase;
    }
    size_t size = unpadded_size(plaintext, count);
    const uint8_t *end = plaintext;
    PKCS8_PRIV_KEY_INFO *parsed = size == 0 ? NULL : d2i_PKCS8_PRIV_KEY_INFO(NULL, &end, size);
    if (parsed == NULL || end != plaintext + size) {
        PKCS8_PRIV_KEY_INFO_free(parsed);
        return jieye_refusal(jieye_malformed);
    }
    *info = parsed;
    return jieye_ok;
}

jieye_status jieye_unseal(const X509_SIG *sealed, const uint8_t *passphrase, size_t count,
                          PKCS8_PRIV_KEY_INFO **info) {
    const X509_ALGOR *algorithm = NULL;
    const ASN1_OCTET_STRING *ciphertext = NULL;
    X509_SIG_get0(sealed, &algorithm, &ciphertext);
    jieye_status status = check_cost(algorithm);
    if (status != jieye_ok) {
        return jieye_refusal(status);
    }
    size_t size = (size_t)ASN1_STRING_length(ciphertext);
    if (size == 0 || size % block_size != 0) {
        return jieye_malformed;
    }
    uint8_t *plaintext = OPENSSL_secure_malloc(size);
    if (plaintext == NULL) {
        return jieye_failure();
    }
    /* What was left unchecked above, such as the length of an IV, is the file's fault too. */
    status = decrypt(algorithm, ciphertext, passphrase, count, plaintext)
        ? parse(plaintext, size, info)
        : jieye_refusal(jieye_malformed);
    OPENSSL_secure_clear_free(plaintext, size);
    return status;
}

jieye_status jieye_seal(PKCS8_PRIV_KEY_INFO *info, const uint8_t *passphrase, size_t count,
                        X509_SIG **sealed) {
    X509_ALGOR *algorithm = PKCS5_pbe2_set_scrypt(EVP_aes_256_cbc(), NULL, salt_size, NULL,
                                                  scrypt_n, scrypt_r, scrypt_p);
    if (algorithm == NULL) {
        return jieye_failure();
    }
    *sealed = PKCS8_set0_pbe((const char *)passphrase, (int)count, info, algorithm);
    if (*sealed == NULL) {
        X509_ALGOR_free(algorithm);
        return jieye_failure();
    }
    return jieye_ok;
}
