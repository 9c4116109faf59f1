/* Cairo, HarfBuzz with its subsetter, and libqrencode. Printing uses what it needs of each; what
   has no plain interface for Swift stands below. */
#ifndef JIEYE_CRENDER_H
#define JIEYE_CRENDER_H

#include <stdlib.h>

#include <cairo-ft.h>
#include <cairo-pdf.h>
#include <harfbuzz/hb-ot.h>
#include <harfbuzz/hb-subset.h>
#include <qrencode.h>

#include FT_FREETYPE_H

/* A FreeType library for each font: Cairo lets go of a font in whatever thread it likes, and two
   threads must not be in one library at a time. */
typedef struct {
    FT_Library library;
    FT_Face face;
    hb_blob_t *font;
} jieye_face;

static inline void jieye_face_destroy(void *pointer) {
    jieye_face *face = pointer;
    if (face->face) FT_Done_Face(face->face);
    if (face->library) FT_Done_FreeType(face->library);
    hb_blob_destroy(face->font);
    free(face);
}

/* A font of Cairo over the bytes of `font`, which live as long as it does; NULL where they are no
   font. */
static inline cairo_font_face_t *jieye_font_face_create(hb_blob_t *font) {
    static const cairo_user_data_key_t key;
    unsigned int length;
    const char *bytes = hb_blob_get_data(font, &length);
    jieye_face *face = calloc(1, sizeof *face);
    if (!face) return NULL;
    face->font = hb_blob_reference(font);
    if (FT_Init_FreeType(&face->library) ||
        FT_New_Memory_Face(face->library, (const FT_Byte *)bytes, length, 0, &face->face)) {
        jieye_face_destroy(face);
        return NULL;
    }
    cairo_font_face_t *result = cairo_ft_font_face_create_for_ft_face(face->face, 0);
    if (cairo_font_face_set_user_data(result, &key, face, jieye_face_destroy)) {
        cairo_font_face_destroy(result);
        jieye_face_destroy(face);
        return NULL;
    }
    return result;
}

#endif
