#include "internal.h"

#include <openssl/err.h>

#include <stdio.h>

jieye_status jieye_failure(void) {
    jieye_status status = ERR_get_error();
    ERR_clear_error();
    return status != 0 ? status : jieye_out_of_memory;
}

jieye_status jieye_refusal(jieye_status status) {
    ERR_clear_error();
    return status;
}

void jieye_describe(jieye_status status, char *text, size_t capacity) {
    if (status <= jieye_out_of_memory) {
        snprintf(text, capacity, "%s", "out of memory");
        return;
    }
    ERR_error_string_n((unsigned long)status, text, capacity);
}
