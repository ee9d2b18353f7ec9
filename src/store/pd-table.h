/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "pd-connection.h"

G_BEGIN_DECLS

/**
 * PdColumnType:
 *
 * What a member of a record is, and with it how it is kept.
 */
typedef enum
{
  PD_COLUMN_ID_OR_TIME, /* gint64; also counts */
  PD_COLUMN_INT,        /* int */
  PD_COLUMN_DAYS,       /* gint16 */
  PD_COLUMN_BOOLEAN,    /* gboolean */
  PD_COLUMN_FLAG,       /* guint8 with a #PdFlag; NULL is unknown */
  PD_COLUMN_TEXT,       /* char *, can be NULL */
  PD_COLUMN_MONEY,      /* PdMoney; NULL is unknown */
  PD_COLUMN_STATE,      /* PdState */
  PD_COLUMN_JOURNAL,    /* PdJournal */
  PD_COLUMN_EVENT_KIND, /* PdEventKind */
} PdColumnType;

typedef struct
{
  const char *name;
  PdColumnType type;
  gsize offset;
} PdColumn;

/**
 * PdTable:
 * @name: of the table
 * @columns: all columns, those of the primary key first, each with the member of the record where it belongs
 * @n_key: how many make the primary key
 * @record_size: how much memory a record takes
 * @free_record: how to free one
 * @write_sql: made at the first write
 *
 * How a table of the database and a record of the program are one.
 */
typedef struct
{
  const char *name;
  const PdColumn *columns;
  guint n_columns;
  guint n_key;
  gsize record_size;
  GDestroyNotify free_record;
  const char *write_sql;
} PdTable;

gboolean pd_table_write (PdTable *self, PdConnection *connection, gconstpointer record, GError **error);
GPtrArray *pd_table_read (const PdTable *self,
                          PdConnection *connection,
                          const char *condition,
                          const gint64 *values,
                          guint n_values,
                          GError **error);
gboolean pd_table_forget_panel (PdConnection *connection, const char *name, gint64 panel_id, GError **error);

G_END_DECLS
