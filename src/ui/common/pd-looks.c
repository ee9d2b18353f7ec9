/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pd-looks.h"

#include <glib/gi18n.h>

/* Symbols and style classes of states: a symbol and a word always stand together, and colour is kept for what
 * needs the eye. There is a table for orders, one for what a panel says in their history and of refills, and
 * one for a panel's health. */

typedef enum
{
  TINT_NONE,
  TINT_DIMMED,
  TINT_ACCENT,
  TINT_SUCCESS,
  TINT_WARNING,
  TINT_ERROR,
} Tint;

static const char *const tints[][2] = {
  [TINT_NONE] = { NULL },
  [TINT_DIMMED] = { "dimmed", NULL },
  [TINT_ACCENT] = { "accent", NULL },
  [TINT_SUCCESS] = { "success", NULL },
  [TINT_WARNING] = { "warning", NULL },
  [TINT_ERROR] = { "error", NULL },
};

static const struct
{
  const char *icon;
  Tint icon_tint;
  Tint label_tint;
} statuses[] = {
  [PD_ORDER_WAITING] = { "content-loading-symbolic", TINT_NONE, TINT_NONE },
  [PD_ORDER_HELD] = { "media-playback-pause-symbolic", TINT_WARNING, TINT_WARNING },
  [PD_ORDER_SENDING] = { "document-send-symbolic", TINT_NONE, TINT_NONE },
  [PD_ORDER_UNKNOWN] = { "dialog-question-symbolic", TINT_WARNING, TINT_WARNING },
  [PD_ORDER_REFUSED] = { "dialog-error-symbolic", TINT_ERROR, TINT_ERROR },
  [PD_ORDER_WITHDRAWN] = { "edit-undo-symbolic", TINT_DIMMED, TINT_DIMMED },
  [PD_ORDER_PLACED] = { "document-open-recent-symbolic", TINT_NONE, TINT_NONE },
  [PD_ORDER_PENDING] = { "document-open-recent-symbolic", TINT_NONE, TINT_NONE },
  [PD_ORDER_PROCESSING] = { "media-playlist-consecutive-symbolic", TINT_NONE, TINT_NONE },
  [PD_ORDER_IN_PROGRESS] = { "media-playback-start-symbolic", TINT_ACCENT, TINT_NONE },
  [PD_ORDER_COMPLETED] = { "object-select-symbolic", TINT_SUCCESS, TINT_NONE },
  [PD_ORDER_PARTIAL] = { "radio-mixed-symbolic", TINT_WARNING, TINT_WARNING },
  [PD_ORDER_CANCELED] = { "process-stop-symbolic", TINT_DIMMED, TINT_NONE },
  [PD_ORDER_REFUNDED] = { "edit-undo-symbolic", TINT_DIMMED, TINT_NONE },
  [PD_ORDER_AWAITING] = { "document-open-recent-symbolic", TINT_NONE, TINT_NONE },
  [PD_ORDER_FAILED] = { "dialog-error-symbolic", TINT_ERROR, TINT_ERROR },
  [PD_ORDER_ACTIVE] = { "media-playback-start-symbolic", TINT_ACCENT, TINT_NONE },
  [PD_ORDER_PAUSED] = { "media-playback-pause-symbolic", TINT_NONE, TINT_NONE },
  [PD_ORDER_EXPIRED] = { "process-stop-symbolic", TINT_DIMMED, TINT_NONE },
  [PD_ORDER_OTHER] = { "dialog-question-symbolic", TINT_NONE, TINT_NONE },
};

/* What a panel says of an order or of a refill, where the history and the refills tell it. */
static const struct
{
  const char *icon;
  Tint tint;
} states[] = {
  [PD_STATE_UNKNOWN] = { "dialog-question-symbolic", TINT_NONE },
  [PD_STATE_PENDING] = { "document-open-recent-symbolic", TINT_NONE },
  [PD_STATE_PROCESSING] = { "media-playlist-consecutive-symbolic", TINT_NONE },
  [PD_STATE_IN_PROGRESS] = { "media-playback-start-symbolic", TINT_ACCENT },
  [PD_STATE_COMPLETED] = { "object-select-symbolic", TINT_SUCCESS },
  [PD_STATE_PARTIAL] = { "radio-mixed-symbolic", TINT_WARNING },
  [PD_STATE_CANCELED] = { "process-stop-symbolic", TINT_NONE },
  [PD_STATE_REFUNDED] = { "edit-undo-symbolic", TINT_NONE },
  [PD_STATE_AWAITING] = { "document-open-recent-symbolic", TINT_NONE },
  [PD_STATE_FAILED] = { "dialog-error-symbolic", TINT_ERROR },
  [PD_STATE_REJECTED] = { "dialog-error-symbolic", TINT_ERROR },
  [PD_STATE_ACTIVE] = { "media-playback-start-symbolic", TINT_ACCENT },
  [PD_STATE_PAUSED] = { "media-playback-pause-symbolic", TINT_NONE },
  [PD_STATE_EXPIRED] = { "process-stop-symbolic", TINT_NONE },
};

static const struct
{
  const char *icon;
  Tint tint;
  const char *label;
} healths[] = {
  [PD_PANEL_OK] = { "object-select-symbolic", TINT_DIMMED, N_ ("Answers") },
  [PD_PANEL_NEW] = { "content-loading-symbolic", TINT_DIMMED, N_ ("Not asked yet") },
  [PD_PANEL_STALE] = { "document-open-recent-symbolic", TINT_DIMMED, N_ ("Not asked for a while") },
  [PD_PANEL_UNREACHABLE] = { "action-unavailable-symbolic", TINT_WARNING, N_ ("Does not answer") },
  [PD_PANEL_KEY_MISSING] = { "dialog-password-symbolic", TINT_WARNING, N_ ("Key missing") },
  [PD_PANEL_KEY_REFUSED] = { "dialog-password-symbolic", TINT_ERROR, N_ ("Key refused") },
  [PD_PANEL_LOW_BALANCE] = { "dialog-warning-symbolic", TINT_WARNING, N_ ("Low balance") },
};

/**
 * pd_looks_status_icon:
 * @status: what stands in the State column
 *
 * Returns: name of its symbol
 */
const char *
pd_looks_status_icon (PdOrderStatus status)
{
  return statuses[MIN (status, G_N_ELEMENTS (statuses) - 1)].icon;
}

/**
 * pd_looks_status_icon_classes:
 * @status: what stands in the State column
 *
 * Returns: (array zero-terminated=1) (transfer none): style classes of its symbol
 */
const char *const *
pd_looks_status_icon_classes (PdOrderStatus status)
{
  return tints[statuses[MIN (status, G_N_ELEMENTS (statuses) - 1)].icon_tint];
}

/**
 * pd_looks_status_label_classes:
 * @status: what stands in the State column
 *
 * Returns: (array zero-terminated=1) (transfer none): style classes of its word
 */
const char *const *
pd_looks_status_label_classes (PdOrderStatus status)
{
  return tints[statuses[MIN (status, G_N_ELEMENTS (statuses) - 1)].label_tint];
}

/**
 * pd_looks_state_icon:
 * @state: what a panel says
 *
 * Returns: name of its symbol
 */
const char *
pd_looks_state_icon (PdState state)
{
  return states[MIN (state, G_N_ELEMENTS (states) - 1)].icon;
}

/**
 * pd_looks_refill_icon:
 * @state: what a panel says of a refill
 *
 * Returns: name of its symbol: until the panel has said something, a refill is simply waited for
 */
const char *
pd_looks_refill_icon (PdState state)
{
  return pd_looks_state_icon (state == PD_STATE_UNKNOWN ? PD_STATE_PENDING : state);
}

/**
 * pd_looks_state_classes:
 * @state: what a panel says
 *
 * Returns: (array zero-terminated=1) (transfer none): style classes of its symbol
 */
const char *const *
pd_looks_state_classes (PdState state)
{
  return tints[states[MIN (state, G_N_ELEMENTS (states) - 1)].tint];
}

/**
 * pd_looks_health_icon:
 * @health: of a panel
 *
 * Returns: name of its symbol
 */
const char *
pd_looks_health_icon (PdPanelHealth health)
{
  return healths[MIN (health, G_N_ELEMENTS (healths) - 1)].icon;
}

/**
 * pd_looks_health_classes:
 * @health: of a panel
 *
 * Returns: (array zero-terminated=1) (transfer none): style classes of its symbol
 */
const char *const *
pd_looks_health_classes (PdPanelHealth health)
{
  return tints[healths[MIN (health, G_N_ELEMENTS (healths) - 1)].tint];
}

/**
 * pd_looks_health_label:
 * @health: of a panel
 *
 * Returns: the word that stands beside the symbol, as its tooltip and for the screen reader
 */
const char *
pd_looks_health_label (PdPanelHealth health)
{
  return _ (healths[MIN (health, G_N_ELEMENTS (healths) - 1)].label);
}

/* GTK keeps them in an order of its own. */
static gboolean
has_classes (GtkWidget *widget, const char *const *classes)
{
  g_auto (GStrv) before = gtk_widget_get_css_classes (widget);

  if (g_strv_length (before) != g_strv_length ((char **) classes))
    return FALSE;
  for (guint i = 0; classes[i] != NULL; i++)
    if (!gtk_widget_has_css_class (widget, classes[i]))
      return FALSE;

  return TRUE;
}

/**
 * pd_looks_set_classes:
 * @widget: a widget
 * @classes: (array zero-terminated=1): all style classes that it is to have
 *
 * Where it has them already nothing is done: GTK would style it anew nevertheless.
 */
void
pd_looks_set_classes (GtkWidget *widget, const char *const *classes)
{
  g_return_if_fail (GTK_IS_WIDGET (widget));

  if (!has_classes (widget, classes))
    gtk_widget_set_css_classes (widget, (const char **) classes);
}
