/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pd-alert.h"

#include "config.h"

#include <glib/gi18n-lib.h>

/*
 * What is said about one thing that happened, or about many of a kind at once. PdAlerts decides when; here
 * are the words. Main thread.
 */

/* How an order can end, as far as the sum of many tells it. */
typedef enum
{
  ENDED_WELL,
  ENDED_PARTIAL,
  ENDED_CANCELED,
  N_ENDS,
} End;

static End
classify (PdOrder *order)
{
  PdOrderStatus status = pd_order_get_status (order);

  if (status == PD_ORDER_PARTIAL)
    return ENDED_PARTIAL;
  if (status == PD_ORDER_CANCELED || status == PD_ORDER_REFUNDED)
    return ENDED_CANCELED;

  return ENDED_WELL;
}

/* "14 orders finished" stands first, ", 2 partial" after it. */
static char *
count_first (End end, guint n)
{
  switch (end)
    {
    case ENDED_PARTIAL:
      return g_strdup_printf (ngettext ("%u order partial", "%u orders partial", n), n);
    case ENDED_CANCELED:
      return g_strdup_printf (ngettext ("%u order canceled", "%u orders canceled", n), n);
    case ENDED_WELL:
    case N_ENDS:
    default:
      return g_strdup_printf (ngettext ("%u order finished", "%u orders finished", n), n);
    }
}

static char *
count_further (End end, guint n)
{
  if (end == ENDED_PARTIAL)
    /* Translators: follows "14 orders finished, " */
    return g_strdup_printf (ngettext ("%u partial", "%u partial", n), n);

  /* Translators: follows "14 orders finished, " */
  return g_strdup_printf (ngettext ("%u canceled", "%u canceled", n), n);
}

static char *
sum_up (GPtrArray *orders)
{
  g_autoptr (GString) text = g_string_new (NULL);
  guint counts[N_ENDS] = { 0 };

  for (guint i = 0; i < orders->len; i++)
    counts[classify (orders->pdata[i])]++;
  for (End end = ENDED_WELL; end < N_ENDS; end++)
    {
      g_autofree char *part = NULL;

      if (counts[end] == 0)
        continue;
      part = text->len == 0 ? count_first (end, counts[end]) : count_further (end, counts[end]);
      if (text->len > 0)
        /* Translators: stands between the parts of "14 orders finished, 2 partial" */
        g_string_append (text, C_ ("between parts of a sum", ", "));
      g_string_append (text, part);
    }

  return g_strdup (text->str);
}

static const char *
name_end (PdOrder *order)
{
  switch ((int) pd_order_get_status (order))
    {
    case PD_ORDER_PARTIAL:
      return _ ("An order was delivered in part");
    case PD_ORDER_CANCELED:
      return _ ("An order was canceled");
    case PD_ORDER_REFUNDED:
      return _ ("An order was refunded");
    case PD_ORDER_EXPIRED:
      return _ ("An order expired");
    default:
      return _ ("An order is finished");
    }
}

static char *
count_matters (PdAlertTopic topic, guint n)
{
  switch (topic)
    {
    case PD_ALERT_UNKNOWN:
      return g_strdup_printf (
          ngettext ("%u order may or may not have arrived", "%u orders may or may not have arrived", n), n);
    case PD_ALERT_HELD:
      return g_strdup_printf (ngettext ("%u order waits for your word", "%u orders wait for your word", n),
                              n);
    case PD_ALERT_REFUSED:
      return g_strdup_printf (ngettext ("%u order was refused", "%u orders were refused", n), n);
    case PD_ALERT_FAILED:
      return g_strdup_printf (ngettext ("%u order failed", "%u orders failed", n), n);
    case PD_ALERT_KEY:
      return g_strdup_printf (ngettext ("%u panel needs its key", "%u panels need their keys", n), n);
    case PD_ALERT_LOW_BALANCE:
    case PD_ALERT_ENDED:
    default:
      return g_strdup_printf (ngettext ("%u balance is low", "%u balances are low", n), n);
    }
}

/* The panels of @things, each once: where to look. */
static char *
name_panels (GPtrArray *things, PdPanel *(*get_panel) (gpointer thing))
{
  g_autoptr (GPtrArray) panels = g_ptr_array_new ();
  g_autoptr (GString) names = g_string_new (NULL);

  for (guint i = 0; i < things->len; i++)
    {
      PdPanel *panel = get_panel (things->pdata[i]);

      if (g_ptr_array_find (panels, panel, NULL))
        continue;
      g_ptr_array_add (panels, panel);
      if (names->len > 0)
        g_string_append (names, C_ ("between names", ", "));
      g_string_append (names, pd_panel_get_name (panel));
    }

  return g_strdup (names->str);
}

static PdPanel *
get_order_panel (gpointer thing)
{
  return pd_order_get_panel (thing);
}

static PdPanel *
get_matter_panel (gpointer thing)
{
  return pd_matter_get_panel (thing);
}

/**
 * pd_alert_topic_get_id:
 * @topic: a topic
 *
 * Returns: (transfer none): the name that its notifications have
 */
const char *
pd_alert_topic_get_id (PdAlertTopic topic)
{
  static const char *const ids[] = {
    [PD_ALERT_ENDED] = "ended",       [PD_ALERT_UNKNOWN] = "unknown", [PD_ALERT_HELD] = "held",
    [PD_ALERT_REFUSED] = "refused",   [PD_ALERT_FAILED] = "failed",   [PD_ALERT_KEY] = "key",
    [PD_ALERT_LOW_BALANCE] = "funds",
  };

  g_return_val_if_fail ((guint) topic < G_N_ELEMENTS (ids), NULL);

  return ids[topic];
}

/**
 * pd_alert_topic_from_matter:
 * @kind: why something needs a look
 *
 * Returns: the topic under which it is told, -1 for what is no news: a panel that does not answer now is
 * asked again by itself, and an order that does not move can wait until somebody looks
 */
int
pd_alert_topic_from_matter (PdMatterKind kind)
{
  switch (kind)
    {
    case PD_MATTER_ORDER_UNKNOWN:
      return PD_ALERT_UNKNOWN;
    case PD_MATTER_ORDER_HELD:
      return PD_ALERT_HELD;
    case PD_MATTER_ORDER_REFUSED:
      return PD_ALERT_REFUSED;
    case PD_MATTER_ORDER_FAILED:
      return PD_ALERT_FAILED;
    case PD_MATTER_PANEL_KEY:
      return PD_ALERT_KEY;
    case PD_MATTER_PANEL_LOW_BALANCE:
      return PD_ALERT_LOW_BALANCE;
    case PD_MATTER_ORDER_STUCK:
    case PD_MATTER_PANEL_UNREACHABLE:
    default:
      return -1;
    }
}

/**
 * pd_alert_new_ended:
 * @orders: (element-type PdOrder): at least one, which came to its end
 *
 * Returns: (transfer full): what to say of them
 */
PdAlert *
pd_alert_new_ended (GPtrArray *orders)
{
  PdAlert *self;

  g_return_val_if_fail (orders != NULL && orders->len > 0, NULL);

  self = g_new0 (PdAlert, 1);
  self->topic = PD_ALERT_ENDED;
  if (orders->len == 1)
    {
      PdOrder *order = orders->pdata[0];

      self->order = g_object_ref (order);
      self->title = g_strdup (name_end (order));
      /* Translators: the names of a service and of a panel */
      self->body = g_strdup_printf (_ ("%s · %s"), pd_order_get_record (order)->service_name,
                                    pd_panel_get_name (pd_order_get_panel (order)));
    }
  else
    {
      self->title = sum_up (orders);
      self->body = name_panels (orders, get_order_panel);
    }

  return self;
}

/**
 * pd_alert_new_matters:
 * @topic: what they have in common
 * @matters: (element-type PdMatter): at least one
 *
 * Returns: (transfer full): what to say of them
 */
PdAlert *
pd_alert_new_matters (PdAlertTopic topic, GPtrArray *matters)
{
  PdAlert *self;

  g_return_val_if_fail (matters != NULL && matters->len > 0, NULL);

  self = g_new0 (PdAlert, 1);
  self->topic = topic;
  if (matters->len == 1)
    {
      PdMatter *matter = matters->pdata[0];

      g_set_object (&self->order, pd_matter_get_order (matter));
      self->panel = g_object_ref (pd_matter_get_panel (matter));
      self->title = g_strdup (pd_matter_get_title (matter));
      self->body = g_strdup (pd_matter_get_description (matter));
    }
  else
    {
      self->title = count_matters (topic, matters->len);
      self->body = name_panels (matters, get_matter_panel);
    }

  return self;
}

/**
 * pd_alert_free:
 * @self: (transfer full): an alert
 */
void
pd_alert_free (PdAlert *self)
{
  g_free (self->title);
  g_free (self->body);
  g_clear_object (&self->order);
  g_clear_object (&self->panel);
  g_free (self);
}
