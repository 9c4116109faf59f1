#include "internal.h"

#include <openssl/crypto.h>
#include <openssl/err.h>

/* A process holds a few keys and passphrases, and each thread that signs a few numbers beside. The smallest piece is a
 * scalar. Where no more is left a key cannot be opened or made, and nothing worse. */
enum { heap_size = 1 << 20, smallest_piece = 32 };

static CRYPTO_ONCE once = CRYPTO_ONCE_STATIC_INIT;

/* OpenSSL's heap for secrets: between pages that nobody may touch, locked as far as the system lets it, in no core file,
 * and cleansed piece by piece. The private numbers of keys lie there too from now on. Without it OpenSSL takes them from
 * the ordinary heap. */
static void begin_heap(void) { (void)CRYPTO_secure_malloc_init(heap_size, smallest_piece); }

uint8_t *jieye_secret_new(size_t capacity) {
    (void)CRYPTO_THREAD_run_once(&once, begin_heap);
    uint8_t *bytes = OPENSSL_secure_zalloc(capacity);
    ERR_clear_error();
    return bytes;
}

bool jieye_secrets_match(const uint8_t *one, const uint8_t *other, size_t count) {
    return CRYPTO_memcmp(one, other, count) == 0;
}

void jieye_secret_free(uint8_t *bytes, size_t capacity) { OPENSSL_secure_clear_free(bytes, capacity); }
