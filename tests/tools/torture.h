/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>
#include <json-glib/json-glib.h>

G_BEGIN_DECLS

/**
 * TortureFault:
 * @name: for the figures
 * @weight: how often, beside the other ones
 * @works: what was asked is done, whatever is answered
 * @body: (nullable): what is answered; %NULL: the truth
 * @header: (nullable): one more
 * @percent: how much of the answer is sent
 * @cut: the body is shorter, and its length says so
 * @reset: hangs up by a reset
 * @delay: before the first byte, in milliseconds
 * @interval: between the bytes, in milliseconds
 *
 * One way in which a panel hurts. Fields that are 0: nothing of the kind.
 */
typedef struct
{
  const char *name;
  guint weight;
  gboolean works;
  guint status;
  const char *type;
  const char *body;
  const char *header;
  guint percent;
  gboolean cut;
  gboolean reset;
  guint delay;
  guint interval;
} TortureFault;

enum
{
  TORTURE_WELL,
  TORTURE_UNHEARD, /* hung up before anything was read */
};

extern const TortureFault torture_faults[];
extern const guint torture_n_faults;
const TortureFault *torture_fault_choose (GRand *rand);
void torture_fault_answer (const TortureFault *self, GSocket *socket, const char *body);

/**
 * TorturePanel:
 *
 * A panel that counts every order that it accepted, and hurts. It has threads of its own.
 */
typedef struct _TorturePanel TorturePanel;

/* The moments of an add at which somebody may want to do something. */
typedef enum
{
  TORTURE_ASKED,
  TORTURE_DONE,
  TORTURE_ANSWERED,
  TORTURE_N_MOMENTS,
} TortureMoment;

typedef void (*TortureHook) (TortureMoment moment, gpointer data);

TorturePanel *torture_panel_new (guint32 seed, GError **error);
void torture_panel_free (TorturePanel *self);
char *torture_panel_dup_url (TorturePanel *self, const char *account);
void torture_panel_set_pain (TorturePanel *self, guint percent);
gboolean torture_panel_set_open (TorturePanel *self, gboolean open, GError **error);
void torture_panel_set_hook (TorturePanel *self, TortureHook hook, gpointer data);
GStrv torture_panel_dup_orders (TorturePanel *self, const char *link);
guint torture_panel_get_n_accepted (TorturePanel *self);
void torture_panel_print_faults (TorturePanel *self);

/**
 * TortureDesk:
 *
 * The driver, as a process that is killed and started again.
 */
typedef struct _TortureDesk TortureDesk;

TortureDesk *torture_desk_new (const char *program, const char *folder);
void torture_desk_free (TortureDesk *self);
gboolean torture_desk_start (TortureDesk *self, GError **error);
gboolean torture_desk_is_alive (TortureDesk *self);
JsonObject *torture_desk_ask (TortureDesk *self, const char *format, ...) G_GNUC_PRINTF (2, 3);
void torture_desk_quit (TortureDesk *self);
void torture_desk_kill (TortureDesk *self);
void torture_desk_kill_after (TortureDesk *self, guint milliseconds);
void torture_desk_spare (TortureDesk *self);
void torture_desk_limit_files (TortureDesk *self, gint64 most_bytes);
guint torture_desk_get_n_kills (TortureDesk *self);
const char *torture_desk_get_failure (TortureDesk *self);

/**
 * TortureBook:
 *
 * What was queued, and what must be true of it.
 */
typedef struct _TortureBook TortureBook;

TortureBook *torture_book_new (TorturePanel *panel);
void torture_book_free (TortureBook *self);
void torture_book_expect (TortureBook *self, const char *link);
void torture_book_acknowledge (TortureBook *self, const char *link);
void torture_book_deny (TortureBook *self, const char *link);
guint torture_book_check (TortureBook *self, JsonArray *orders, gboolean at_the_end, const char *when);
guint torture_book_get_n_queued (TortureBook *self);

G_END_DECLS
