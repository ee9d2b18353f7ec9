/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once
#include "pd-client-pace.h"
#include "pd-client.h"
#include "pd-reply.h"

G_BEGIN_DECLS

struct _PdClient
{
  GObject parent_instance;

  SoupSession *session;
  char *url;
  char *panel_uid;
  PdDialect *dialect;
  PdKeySource *key_source;
  PdClock *clock;

  guint add_timeout; /* milliseconds */
  PdPace pace;
  GError *refusal; /* (nullable): the key was refused; it is not tried again by itself */
  char *details;   /* (nullable): of the last call that failed */
};

/**
 * PdAnswer:
 * @PD_ANSWER_NONE: the panel left the id out
 * @PD_ANSWER_ERROR: an error of this id, or of the whole call
 * @PD_ANSWER_GOOD: what was asked
 *
 * What came back for one id.
 */
typedef enum
{
  PD_ANSWER_NONE,
  PD_ANSWER_ERROR,
  PD_ANSWER_GOOD,
} PdAnswer;

/**
 * PdAction:
 * @name: as it is sent
 * @is_read: changes nothing at the panel, and may be repeated at will
 * @is_add: buys something, and is sent once whatever happens
 * @single: parameter of one id; %NULL for actions without ids
 * @list: parameter of several ids
 * @parse: reads an answer, in a worker thread; with ids one row for each of them, in their order
 * @free: frees what @parse returned
 * @fail: of an action with ids: makes what @parse would return where a call got no answer
 * @look: of an action with ids: what a row says
 * @free_row: of an action with ids
 *
 * What the calls do differently: a row for each action.
 */
typedef struct
{
  const char *name;
  gboolean is_read;
  gboolean is_add;
  const char *single;
  const char *list;
  gpointer (*parse) (const PdReply *reply, const char *const *ids, GError **failure);
  GDestroyNotify free;
  GPtrArray *(*fail) (const char *const *ids, const GError *error);
  PdAnswer (*look) (gconstpointer row);
  GDestroyNotify free_row;
} PdAction;

extern const PdAction pd_action_services;
extern const PdAction pd_action_balance;
extern const PdAction pd_action_add;
extern const PdAction pd_action_status;
extern const PdAction pd_action_refill;
extern const PdAction pd_action_refill_status;
extern const PdAction pd_action_cancel;

/* One call: pd-client-call.c. */
void pd_client_call_async (PdClient *self,
                           const PdAction *action,
                           const char *parameters,
                           const char *const *ids,
                           GCancellable *cancellable,
                           GAsyncReadyCallback callback,
                           gpointer user_data);
gpointer pd_client_call_finish (PdClient *self, GAsyncResult *result, gboolean *sent, GError **failure);

/* A call with any number of ids: pd-client-batch.c. */
void pd_client_batch_async (PdClient *self,
                            const PdAction *action,
                            const char *const *ids,
                            PdRowsFunc rows_func,
                            gpointer rows_data,
                            GCancellable *cancellable,
                            GAsyncReadyCallback callback,
                            gpointer user_data);
GPtrArray *pd_client_batch_finish (PdClient *self, GAsyncResult *result, GError **error);

G_END_DECLS
