#include "internal.h"

#include <openssl/bio.h>
#include <openssl/crypto.h>
#include <openssl/err.h>
#include <openssl/pem.h>

#include <string.h>

static const char label[] = "ENCRYPTED PRIVATE KEY";
static const char begin[] = "-----BEGIN ";

static bool is_blank(BIO *rest) {
    char byte;
    while (BIO_read(rest, &byte, 1) == 1) {
        if (byte != '\n' && byte != '\r' && byte != ' ' && byte != '\t') {
            return false;
        }
    }
    return true;
}

static bool has_suffix(const char *text, const char *suffix) {
    size_t count = strlen(text), suffix_count = strlen(suffix);
    return count >= suffix_count && strcmp(text + count - suffix_count, suffix) == 0;
}

/* Which of the files of the same outer form this is. An old-style "EC PRIVATE KEY" has its cipher
 * in a header, so a header is refused under any label. */
static jieye_status check_label(const char *name, const char *header) {
    if (strcmp(name, label) == 0) {
        return header[0] == '\0' ? jieye_ok : jieye_malformed;
    }
    bool plain = has_suffix(name, "PRIVATE KEY") && header[0] == '\0';
    return plain ? jieye_unencrypted : jieye_unsupported;
}

static jieye_status parse_exactly(const uint8_t *der, long count, X509_SIG **sealed) {
    const uint8_t *end = der;
    X509_SIG *parsed = d2i_X509_SIG(NULL, &end, count);
    if (parsed == NULL || end != der + count) {
        X509_SIG_free(parsed);
        return jieye_malformed;
    }
    *sealed = parsed;
    return jieye_ok;
}

/* Whether the text begins with a block and has no other. OpenSSL passes over a line that only begins
 * like the first one of a block, and over all that follows it. */
static bool has_one_block(const uint8_t *pem, size_t count) {
    const size_t size = sizeof begin - 1;
    if (count <= size || memcmp(pem, begin, size) != 0) {
        return false;
    }
    for (size_t index = size; index + size <= count; index++) {
        if (memcmp(pem + index, begin, size) == 0) {
            return false;
        }
    }
    return true;
}

/* One PEM block and nothing else: what OpenSSL skips before a block, another tool may read. */
static jieye_status read_pem(const uint8_t *pem, size_t count, X509_SIG **sealed) {
    if (count > jieye_maximum_key_file_size || !has_one_block(pem, count)) {
        return jieye_malformed;
    }
    char *name = NULL, *header = NULL;
    uint8_t *der = NULL;
    long der_count = 0;
    jieye_status status = jieye_malformed;
    BIO *bio = BIO_new_mem_buf(pem, (int)count);
    if (bio != NULL && PEM_read_bio(bio, &name, &header, &der, &der_count) == 1) {
        status = check_label(name, header);
        if (status == jieye_ok) {
            status = is_blank(bio) ? parse_exactly(der, der_count, sealed) : jieye_malformed;
        }
    }
    OPENSSL_free(name);
    OPENSSL_free(header);
    /* It may be a private key that nobody encrypted. */
    OPENSSL_clear_free(der, (size_t)der_count);
    BIO_free(bio);
    return jieye_refusal(status);
}

static bool digest_private_part(const PKCS8_PRIV_KEY_INFO *info, uint8_t *digest) {
    const uint8_t *bytes = NULL;
    int count = 0;
    return PKCS8_pkey_get0(NULL, &bytes, &count, NULL, info) == 1
           && jieye_sha256(bytes, (size_t)count, digest);
}

/* PBES2 does not authenticate what it encrypts, and 32 damaged bytes are as good a key as any. So
 * our files carry a digest of the private part, inside the encryption, as the attribute for local
 * identifiers, which other readers pass over. */
static bool add_checksum(PKCS8_PRIV_KEY_INFO *info) {
    uint8_t digest[jieye_digest_size];
    return digest_private_part(info, digest)
           && PKCS8_pkey_add1_attr_by_NID(info, NID_localKeyID, V_ASN1_OCTET_STRING, digest,
                                          sizeof digest)
                  == 1;
}

/* Files from elsewhere have no attributes. Any other attribute may be ours, damaged. */
static bool checksum_holds(const PKCS8_PRIV_KEY_INFO *info) {
    const STACK_OF(X509_ATTRIBUTE) *attributes = PKCS8_pkey_get0_attrs(info);
    if (X509at_get_attr_count(attributes) <= 0) {
        return true;
    }
    uint8_t digest[jieye_digest_size];
    X509_ATTRIBUTE *attribute = X509at_get_attr(attributes, 0);
    const ASN1_OCTET_STRING *value =
        X509_ATTRIBUTE_get0_data(attribute, 0, V_ASN1_OCTET_STRING, NULL);
    return X509at_get_attr_count(attributes) == 1
           && OBJ_obj2nid(X509_ATTRIBUTE_get0_object(attribute)) == NID_localKeyID && value != NULL
           && ASN1_STRING_length(value) == sizeof digest
           && digest_private_part(info, digest)
           && CRYPTO_memcmp(ASN1_STRING_get0_data(value), digest, sizeof digest) == 0;
}

static bool is_one_element(const uint8_t *der, int count) {
    long size = 0;
    int tag = 0, tag_class = 0;
    const uint8_t *content = der;
    int flags = ASN1_get_object(&content, &size, &tag, &tag_class, count);
    return (flags & 0x80) == 0 && content + size == der + count;
}

/* The kind by the names in the file. A curve given by parameters instead of a name is refused. */
static bool identify(const ASN1_OBJECT *name, const X509_ALGOR *algorithm, jieye_kind *kind) {
    int type = V_ASN1_UNDEF;
    const void *parameter = NULL;
    X509_ALGOR_get0(NULL, &type, &parameter, algorithm);
    switch (OBJ_obj2nid(name)) {
    case NID_ED25519: *kind = jieye_kind_ed25519; return true;
    case NID_hmacWithSHA256: *kind = jieye_kind_hmac; return true;
    case NID_X9_62_id_ecPublicKey: break;
    default: return false;
    }
    int curve = type == V_ASN1_OBJECT ? OBJ_obj2nid(parameter) : NID_undef;
    *kind = curve == NID_sm2 ? jieye_kind_sm2 : jieye_kind_es256;
    return curve == NID_sm2 || curve == NID_X9_62_prime256v1;
}

static jieye_status load_pair(const PKCS8_PRIV_KEY_INFO *info, jieye_kind kind, jieye_key **key) {
    EVP_PKEY *pkey = EVP_PKCS82PKEY(info);
    EVP_PKEY_CTX *context = pkey == NULL ? NULL : EVP_PKEY_CTX_new_from_pkey(NULL, pkey, NULL);
    bool sound = context != NULL && EVP_PKEY_check(context) == 1;
    EVP_PKEY_CTX_free(context);
    if (!sound) {
        EVP_PKEY_free(pkey);
        return jieye_malformed;
    }
    return jieye_key_wrap(kind, pkey, key);
}

static jieye_status load_info(const PKCS8_PRIV_KEY_INFO *info, jieye_key **key) {
    const ASN1_OBJECT *name = NULL;
    const X509_ALGOR *algorithm = NULL;
    const uint8_t *bytes = NULL;
    int count = 0;
    jieye_kind kind = jieye_kind_hmac;
    if (PKCS8_pkey_get0(&name, &bytes, &count, &algorithm, info) != 1) {
        return jieye_malformed;
    }
    if (!identify(name, algorithm, &kind)) {
        return jieye_unsupported;
    }
    if (!checksum_holds(info)) {
        return jieye_malformed;
    }
    if (kind == jieye_kind_hmac) {
        return count == jieye_secret_size ? jieye_key_wrap_secret(bytes, key) : jieye_malformed;
    }
    return is_one_element(bytes, count) ? load_pair(info, kind, key) : jieye_malformed;
}

jieye_status jieye_key_load(const uint8_t *pem, size_t count, const uint8_t *passphrase,
                            size_t passphrase_count, jieye_key **key) {
    X509_SIG *sealed = NULL;
    PKCS8_PRIV_KEY_INFO *info = NULL;
    jieye_status status = read_pem(pem, count, &sealed);
    if (status == jieye_ok) {
        status = jieye_unseal(sealed, passphrase, passphrase_count, &info);
    }
    if (status == jieye_ok) {
        status = load_info(info, key);
    }
    PKCS8_PRIV_KEY_INFO_free(info);
    X509_SIG_free(sealed);
    return jieye_refusal(status);
}

static PKCS8_PRIV_KEY_INFO *secret_info(const uint8_t *secret) {
    uint8_t *bytes = OPENSSL_memdup(secret, jieye_secret_size);
    PKCS8_PRIV_KEY_INFO *info = PKCS8_PRIV_KEY_INFO_new();
    if (bytes != NULL && info != NULL
        && PKCS8_pkey_set0(info, OBJ_nid2obj(NID_hmacWithSHA256), 0, V_ASN1_NULL, NULL, bytes,
                           jieye_secret_size)
               == 1) {
        return info;
    }
    PKCS8_PRIV_KEY_INFO_free(info);
    OPENSSL_clear_free(bytes, jieye_secret_size);
    return NULL;
}

static jieye_status write_pem(const X509_SIG *sealed, uint8_t *pem, size_t *count) {
    char *bytes = NULL;
    jieye_status status = jieye_ok;
    BIO *bio = BIO_new(BIO_s_mem());
    long size = bio != NULL && PEM_write_bio_PKCS8(bio, (X509_SIG *)sealed) == 1
        ? BIO_get_mem_data(bio, &bytes)
        : 0;
    if (size > 0 && size <= jieye_maximum_key_file_size) {
        memcpy(pem, bytes, (size_t)size);
        *count = (size_t)size;
    } else {
        status = jieye_failure();
    }
    BIO_free(bio);
    return status;
}

jieye_status jieye_key_store(const jieye_key *key, const uint8_t *passphrase,
                             size_t passphrase_count, uint8_t *pem, size_t *count) {
    X509_SIG *sealed = NULL;
    PKCS8_PRIV_KEY_INFO *info =
        key->kind == jieye_kind_hmac ? secret_info(key->secret) : EVP_PKEY2PKCS8(key->pkey);
    jieye_status status = info != NULL && add_checksum(info)
        ? jieye_seal(info, passphrase, passphrase_count, &sealed)
        : jieye_failure();
    if (status == jieye_ok) {
        status = write_pem(sealed, pem, count);
    }
    PKCS8_PRIV_KEY_INFO_free(info);
    X509_SIG_free(sealed);
    return status;
}
