/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pd-demo-panel-private.h"

/*
 * What tests do to the demo panel and want to know of it: replies and faults in place of its own, a catalogue
 * of any size, another balance; what came in, and how often. On the thread of the panel.
 */

typedef struct
{
  char *action;
  PdDemoReply *reply;
} Script;

/* What is counted and kept for each action is also kept for all of them, under this name. */
#define ANY "*"

static void
free_script (Script *script)
{
  g_free (script->action);
  g_clear_pointer (&script->reply, pd_demo_reply_free);
  g_free (script);
}

/**
 * pd_demo_panel_create_scripts:
 *
 * Returns: (transfer full): no scripts yet
 */
GPtrArray *
pd_demo_panel_create_scripts (void)
{
  return g_ptr_array_new_with_free_func ((GDestroyNotify) free_script);
}

/**
 * pd_demo_panel_take_script:
 * @self: a panel
 * @action: the action of a request
 *
 * Returns: (nullable) (transfer full): the first scripted reply that is meant for @action
 */
PdDemoReply *
pd_demo_panel_take_script (PdDemoPanel *self, const char *action)
{
  for (guint i = 0; i < self->scripts->len; i++)
    {
      Script *script = g_ptr_array_index (self->scripts, i);
      PdDemoReply *reply;

      if (script->action && !g_str_equal (script->action, action))
        continue;

      reply = g_steal_pointer (&script->reply);
      g_ptr_array_remove_index (self->scripts, i);
      return reply;
    }

  return NULL;
}

/**
 * pd_demo_panel_remember:
 * @self: a panel
 * @action: the action of a request
 * @parameters: (element-type utf8 utf8): all that it said
 *
 * Counts a request and keeps it as the last one.
 */
void
pd_demo_panel_remember (PdDemoPanel *self, const char *action, GHashTable *parameters)
{
  const char *const names[] = { action, ANY };

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      guint count = GPOINTER_TO_UINT (g_hash_table_lookup (self->counts, names[i]));

      g_hash_table_insert (self->counts, g_strdup (names[i]), GUINT_TO_POINTER (count + 1));
      g_hash_table_insert (self->requests, g_strdup (names[i]), g_hash_table_ref (parameters));
    }
}

/**
 * pd_demo_panel_script:
 * @self: a panel
 * @action: (nullable): the action that is meant; %NULL for any
 * @fault: what goes wrong; %PD_DEMO_FAULT_NONE lets one request through
 * @status: HTTP status, 0 for 200
 * @content_type: (nullable): %NULL for JSON
 * @body: (nullable): what is answered by %PD_DEMO_FAULT_REPLY, or cut short by %PD_DEMO_FAULT_TRUNCATE
 *
 * Decides what becomes of the next request with @action. Each script is used once, the oldest first, and
 * before the key is looked at.
 */
void
pd_demo_panel_script (PdDemoPanel *self,
                      const char *action,
                      PdDemoFault fault,
                      guint status,
                      const char *content_type,
                      GBytes *body)
{
  Script *script;

  g_return_if_fail (PD_IS_DEMO_PANEL (self));

  script = g_new0 (Script, 1);
  script->action = g_strdup (action);
  script->reply = pd_demo_reply_new (fault, status, content_type, body);
  g_ptr_array_add (self->scripts, script);
}

/**
 * pd_demo_panel_set_delay:
 * @self: a panel
 * @milliseconds: of real time; 0 answers at once
 *
 * Sets how long every reply is held back after the work was done, as a network would.
 */
void
pd_demo_panel_set_delay (PdDemoPanel *self, guint milliseconds)
{
  g_return_if_fail (PD_IS_DEMO_PANEL (self));

  self->delay = milliseconds;
}

/**
 * pd_demo_panel_make_catalogue:
 * @self: a panel
 * @n_services: how many rows
 *
 * Makes a reply to "services" of any size, for pd_demo_panel_set_catalogue(). It repeats the own services
 * under ids from 1 on, with numbered names and categories.
 *
 * Returns: (transfer full): the body
 */
GBytes *
pd_demo_panel_make_catalogue (PdDemoPanel *self, guint n_services)
{
  g_return_val_if_fail (PD_IS_DEMO_PANEL (self), NULL);

  return pd_demo_catalogue_to_json (self->book->services, self->form, n_services);
}

/**
 * pd_demo_panel_set_catalogue:
 * @self: a panel
 * @body: (nullable): any bytes; %NULL for the own services
 *
 * Sets what is answered to "services" from now on. Orders are taken for the own services only.
 */
void
pd_demo_panel_set_catalogue (PdDemoPanel *self, GBytes *body)
{
  g_return_if_fail (PD_IS_DEMO_PANEL (self));

  g_clear_pointer (&self->catalogue, g_bytes_unref);
  self->catalogue = body ? g_bytes_ref (body) : NULL;
}

/**
 * pd_demo_panel_set_balance:
 * @self: a panel
 * @balance: a decimal number
 *
 * Sets what is on the account.
 */
void
pd_demo_panel_set_balance (PdDemoPanel *self, const char *balance)
{
  PdMoney amount = pd_money_parse (balance);

  g_return_if_fail (PD_IS_DEMO_PANEL (self));
  g_return_if_fail (pd_money_is_known (amount));

  self->book->balance = amount;
}

/**
 * pd_demo_panel_count_requests:
 * @self: a panel
 * @action: (nullable): an action; %NULL for any
 *
 * Returns: how many requests came in, whatever became of them
 */
guint
pd_demo_panel_count_requests (PdDemoPanel *self, const char *action)
{
  g_return_val_if_fail (PD_IS_DEMO_PANEL (self), 0);

  return GPOINTER_TO_UINT (g_hash_table_lookup (self->counts, action ? action : ANY));
}

/**
 * pd_demo_panel_get_last_request:
 * @self: a panel
 * @action: (nullable): an action; %NULL for any
 *
 * Returns: (transfer none) (nullable) (element-type utf8 utf8): the parameters of the last one, also key and
 * action; valid until the next one
 */
GHashTable *
pd_demo_panel_get_last_request (PdDemoPanel *self, const char *action)
{
  g_return_val_if_fail (PD_IS_DEMO_PANEL (self), NULL);

  return g_hash_table_lookup (self->requests, action ? action : ANY);
}

/**
 * pd_demo_panel_count_orders:
 * @self: a panel
 *
 * Returns: how many orders were bought by requests, also by those that got no answer
 */
guint
pd_demo_panel_count_orders (PdDemoPanel *self)
{
  g_return_val_if_fail (PD_IS_DEMO_PANEL (self), 0);

  return pd_demo_book_count_placed (self->book);
}

/**
 * pd_demo_panel_get_balance:
 * @self: a panel
 *
 * Returns: (transfer none): what is on the account now, a decimal number; valid until the next call
 */
const char *
pd_demo_panel_get_balance (PdDemoPanel *self)
{
  g_return_val_if_fail (PD_IS_DEMO_PANEL (self), NULL);

  pd_demo_book_settle (self->book, pd_clock_now (self->clock));
  g_free (self->balance);
  self->balance = pd_money_to_string (pd_money_trim (self->book->balance, 2));

  return self->balance;
}
