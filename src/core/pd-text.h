/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

char *pd_text_clean (const char *text, gssize length);
char *pd_text_excerpt (const char *text, gssize length, gsize most_characters);
char *pd_text_fold (const char *text);
gboolean pd_text_matches (const char *folded_text, const char *const *folded_words);
char **pd_text_fold_words (const char *query);
char *pd_text_isolate (const char *text);
char *pd_text_isolate_amount (const char *number, const char *currency);
char *pd_text_mask (const char *text, const char *secret);
void pd_secret_free (char *secret);

G_END_DECLS
