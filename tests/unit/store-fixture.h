/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "pd-store.h"

/* Data folders of their own for tests of the store, and its calls as ones that wait for their answer. */

/* Bits that texts from panels have and that a store could get wrong. */
#define ODD_TEXT "♻️ \"Lifetime\" 'x'; DROP TABLE orders;-- %s \\ \n\t שלום 👩‍👩‍👧"

typedef struct
{
  char *folder;
  PdStore *store; /* open */
} StoreFixture;

typedef struct
{
  const char *path;
  void (*func) (StoreFixture *self, gconstpointer data);
} StoreTest;

void add_store_tests (const StoreTest *tests, gsize n_tests);
void commit_all (StoreFixture *self, PdWrite *write);
void commit_panel (StoreFixture *self, gint64 id);
PdStoreContents *read_again (StoreFixture *self);

char *make_data_folder (void);
void remove_data_folder (char *folder);
char *get_database_path (const char *folder);

PdStoreContents *open_store (PdStore *store, GError **error);
PdStore *make_open_store (const char *folder);
gboolean commit_write (PdStore *store, PdWrite *write, GError **error);
GPtrArray *load_catalogue (PdStore *store, gint64 panel_id, GHashTable **favourites);
GPtrArray *load_events (PdStore *store, gint64 order_id);
GPtrArray *load_balances (PdStore *store, gint64 panel_id, gint64 since);
void close_store (PdStore *store);
void keep_result_cb (GObject *source, GAsyncResult *result, gpointer user_data);
GAsyncResult *wait_for_result (GAsyncResult **result);

PdPanelRecord *make_panel (gint64 id);
PdOrderRecord *make_order (gint64 id, gint64 panel_id);
PdServiceInfo *make_service (const char *id, const char *name, const char *rate);

#define assert_money(money, text)                                                                            \
  G_STMT_START                                                                                               \
  {                                                                                                          \
    g_autofree char *__as_text = pd_money_to_string (money);                                                 \
    g_assert_cmpstr (__as_text, ==, text);                                                                   \
  }                                                                                                          \
  G_STMT_END
