/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

char *pd_explain_error (const GError *error);
char *pd_explain_answer (const GError *error);
char *pd_explain_problem (int code, const char *words);
char *pd_explain_wait (const GError *error, const char *panel, guint n_orders);
char *pd_explain_file_error (const GError *error);

G_END_DECLS
