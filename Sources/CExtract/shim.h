/* libpng, libjpeg-turbo and ZBar: pictures, and the QR codes in them. */
#ifndef JIEYE_CEXTRACT_H
#define JIEYE_CEXTRACT_H

#include <png.h>
#include <turbojpeg.h>
#include <zbar.h>

#endif
