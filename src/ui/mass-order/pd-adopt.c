/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pd-adopt.h"

#include <glib/gi18n.h>

#include "pd-adopt-dialog.h"
#include "pd-adoption.h"
#include "pd-explain.h"
#include "pd-mass-text.h"
#include "pd-paste-dialog.h"

/* Adopting orders that were placed elsewhere, from the question for their ids to what came of it. It holds
 * the window's widget by a weak reference only: what was adopted is kept whether or not anybody still looks.
 */

typedef struct
{
  PdDesk *desk;
  GWeakRef parent;
  GWeakRef dialog; /* PdAdoptDialog */
} Flow;

static Flow *
flow_new (PdDesk *desk, GtkWidget *parent)
{
  Flow *flow = g_new0 (Flow, 1);

  flow->desk = g_object_ref (desk);
  g_weak_ref_init (&flow->parent, parent);
  g_weak_ref_init (&flow->dialog, NULL);

  return flow;
}

static void
flow_free (Flow *flow)
{
  g_object_unref (flow->desk);
  g_weak_ref_clear (&flow->parent);
  g_weak_ref_clear (&flow->dialog);
  g_free (flow);
}

static void
destroy_flow (gpointer data, GClosure *closure)
{
  flow_free (data);
}

static void
tell (Flow *flow, const char *title, const char *text)
{
  g_autoptr (GtkWidget) parent = g_weak_ref_get (&flow->parent);
  AdwDialog *dialog;

  if (parent == NULL)
    return;

  dialog = adw_alert_dialog_new (title, text);
  adw_alert_dialog_add_response (ADW_ALERT_DIALOG (dialog), "close", _ ("_Close"));
  adw_dialog_present (dialog, parent);
}

/* In the dialog where it is still open, otherwise in one of its own. */
static void
show_result (Flow *flow, const char *title, const char *text)
{
  g_autoptr (PdAdoptDialog) dialog = g_weak_ref_get (&flow->dialog);

  if (dialog != NULL)
    pd_adopt_dialog_show_result (dialog, title, text);
  else
    tell (flow, title, text);
}

static char *
describe (PdAdoption *adoption)
{
  g_autoptr (GStrvBuilder) lines = g_strv_builder_new ();
  g_auto (GStrv) list = NULL;

  if (adoption->n_known > 0)
    g_strv_builder_take (lines, g_strdup_printf (ngettext ("%'u was here already.", "%'u were here already.",
                                                           adoption->n_known),
                                                 adoption->n_known));
  if (adoption->n_unasked > 0)
    g_strv_builder_take (lines, g_strdup_printf (ngettext ("%'u was not asked for, because it was stopped.",
                                                           "%'u were not asked for, because it was stopped.",
                                                           adoption->n_unasked),
                                                 adoption->n_unasked));
  for (guint i = 0; adoption->problems[i] != NULL && i < 10; i++)
    g_strv_builder_add (lines, adoption->problems[i]);
  if (g_strv_length (adoption->problems) > 10)
    g_strv_builder_add (lines, "…");
  list = g_strv_builder_end (lines);

  return g_strjoinv ("\n", list);
}

static void
adopted_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  Flow *flow = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (PdAdoption) adoption = pd_adopt_finish (PD_PANEL (source), result, &error);
  g_autofree char *title = NULL;
  g_autofree char *text = NULL;

  if (adoption == NULL)
    {
      text = pd_explain_error (error);
      show_result (flow, _ ("No Orders Were Adopted"), text);
    }
  else
    {
      title = g_strdup_printf (ngettext ("%'u Order Adopted", "%'u Orders Adopted", adoption->adopted->len),
                               adoption->adopted->len);
      text = describe (adoption);
      show_result (flow, title, text);
    }
  flow_free (flow);
}

static void
adopt (PdDesk *desk, PdPanel *panel, const char *const *ids, GtkWidget *parent)
{
  g_autoptr (PdProgress) progress = pd_progress_new ();
  PdAdoptDialog *dialog = pd_adopt_dialog_new (progress);
  Flow *flow = flow_new (desk, parent);

  g_weak_ref_set (&flow->dialog, dialog);
  adw_dialog_present (ADW_DIALOG (dialog), parent);
  pd_adopt_async (panel, ids, pd_desk_get_orders (desk), pd_desk_get_store (desk), pd_desk_get_clock (desk),
                  progress, adopted_cb, flow);
}

static void
read_cb (PdPasteDialog *dialog, GBytes *text, PdPanel *panel, Flow *flow)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GtkWidget) parent = g_weak_ref_get (&flow->parent);
  gsize length;
  const char *data = g_bytes_get_data (text, &length);
  g_auto (GStrv) ids = pd_mass_text_read_ids (data != NULL ? data : "", length, &error);

  if (ids == NULL || *ids == NULL)
    {
      tell (flow, _ ("No Orders Were Adopted"),
            error != NULL ? error->message : _ ("There is no order ID in this text."));
      return;
    }

  adopt (flow->desk, panel, (const char *const *) ids, parent);
}

/**
 * pd_adopt_present:
 * @desk: gets the orders
 * @panel: (nullable): where they probably were placed
 * @parent: a widget of the window
 *
 * Asks for ids of orders and adopts them.
 */
void
pd_adopt_present (PdDesk *desk, PdPanel *panel, GtkWidget *parent)
{
  PdPasteDialog *dialog = pd_paste_dialog_new (desk, PD_PASTE_ADOPTION);

  g_signal_connect_data (dialog, "read", G_CALLBACK (read_cb), flow_new (desk, parent), destroy_flow,
                         G_CONNECT_DEFAULT);
  if (panel != NULL)
    pd_paste_dialog_choose_panel (dialog, panel);
  adw_dialog_present (ADW_DIALOG (dialog), parent);
}
