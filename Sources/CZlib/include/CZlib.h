/* zlib's whole interface; Compression uses compress2, compressBound and uncompress2 of it. */
#ifndef JIEYE_CZLIB_H
#define JIEYE_CZLIB_H

#include <zlib.h>

#endif
