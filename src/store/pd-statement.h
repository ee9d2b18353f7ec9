/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "pd-service-info.h"

#include <sqlite3.h>

G_BEGIN_DECLS

/**
 * PdStatement:
 *
 * A prepared statement that belongs to a connection. Values are bound, and columns read, from left to right:
 * each call takes the next place.
 */
typedef struct _PdStatement PdStatement;

PdStatement *pd_statement_new (sqlite3 *sqlite, const char *sql, GError **error);
void pd_statement_free (PdStatement *self);
void pd_statement_reset (PdStatement *self);

void pd_statement_bind_int (PdStatement *self, gint64 value);
void pd_statement_bind_text (PdStatement *self, const char *text);
void pd_statement_bind_money (PdStatement *self, PdMoney money);
void pd_statement_bind_flag (PdStatement *self, PdFlag flag);

gboolean pd_statement_run (PdStatement *self, GError **error);
gboolean pd_statement_step (PdStatement *self, gboolean *has_row, GError **error);
gint64 pd_statement_read_int (PdStatement *self, gint64 if_null);
const char *pd_statement_read_text (PdStatement *self);
PdMoney pd_statement_read_money (PdStatement *self);
guint8 pd_statement_read_flag (PdStatement *self);

/* Statements are kept by their connection; leaving the scope makes one ready for its next use. */
G_DEFINE_AUTOPTR_CLEANUP_FUNC (PdStatement, pd_statement_reset)

G_END_DECLS
