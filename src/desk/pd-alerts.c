/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pd-alerts.h"

/*
 * What happened while nobody looked: orders that ended and matters that came up, gathered for a moment, since
 * a panel's answer ends many orders at once, and then told in one sentence a topic. Whoever looks sees it all
 * on the pages; then it is forgotten here. Main thread.
 */

#define GATHER_MS 3000

struct _PdAlerts
{
  GObject parent_instance;

  GListModel *matters;
  PdClock *clock;

  gboolean looking;
  GHashTable *known;                    /* of PdMatter: all that there are, told or not */
  GPtrArray *things[PD_N_ALERT_TOPICS]; /* of PdOrder for those that ended, of PdMatter for the others */
  gboolean changed[PD_N_ALERT_TOPICS];
  GHashTable *panels; /* of PdPanel → the topics of which it was told, as bits, until it is well again */
  guint timer;
};

G_DEFINE_FINAL_TYPE (PdAlerts, pd_alerts, G_TYPE_OBJECT)

enum
{
  TELL,
  FORGET,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

static void
tell (PdAlerts *self, PdAlertTopic topic)
{
  GPtrArray *things = self->things[topic];
  g_autoptr (PdAlert) alert = NULL;

  self->changed[topic] = FALSE;
  if (things->len == 0)
    {
      g_signal_emit (self, signals[FORGET], 0, (int) topic);
      return;
    }

  alert = topic == PD_ALERT_ENDED ? pd_alert_new_ended (things) : pd_alert_new_matters (topic, things);
  g_signal_emit (self, signals[TELL], 0, alert);
}

static void
gathered_cb (gpointer data)
{
  PdAlerts *self = data;

  self->timer = 0;
  for (guint i = 0; i < PD_N_ALERT_TOPICS; i++)
    if (self->changed[i])
      tell (self, (PdAlertTopic) i);
}

static void
mark_changed (PdAlerts *self, PdAlertTopic topic)
{
  self->changed[topic] = TRUE;
  if (self->timer == 0)
    self->timer = pd_clock_add (self->clock, GATHER_MS, gathered_cb, self);
}

/* A panel that answers only now and then shows the same trouble again and again: it is told once. */
static gboolean
was_told (PdAlerts *self, PdMatter *matter, int topic)
{
  PdPanel *panel = pd_matter_get_panel (matter);
  guint told = GPOINTER_TO_UINT (g_hash_table_lookup (self->panels, panel));

  if (pd_matter_get_order (matter) != NULL)
    return FALSE;

  g_hash_table_insert (self->panels, g_object_ref (panel), GUINT_TO_POINTER (told | (1u << topic)));

  return (told & (1u << topic)) != 0;
}

static void
take_matter (PdAlerts *self, PdMatter *matter)
{
  int topic = pd_alert_topic_from_matter (pd_matter_get_kind (matter));

  if (self->looking || topic < 0 || was_told (self, matter, topic))
    return;

  g_ptr_array_add (self->things[topic], g_object_ref (matter));
  mark_changed (self, (PdAlertTopic) topic);
}

static void
drop_matter (PdAlerts *self, PdMatter *matter)
{
  int topic = pd_alert_topic_from_matter (pd_matter_get_kind (matter));
  PdPanel *panel = pd_matter_get_panel (matter);

  if (pd_panel_get_health (panel) == PD_PANEL_OK)
    g_hash_table_remove (self->panels, panel);
  if (topic >= 0 && g_ptr_array_remove (self->things[topic], matter))
    mark_changed (self, (PdAlertTopic) topic);
}

static GHashTable *
gather_matters (GListModel *matters)
{
  GHashTable *set = g_hash_table_new_full (NULL, NULL, g_object_unref, NULL);
  guint n_matters = g_list_model_get_n_items (matters);

  for (guint i = 0; i < n_matters; i++)
    g_hash_table_add (set, g_list_model_get_item (matters, i));

  return set;
}

static void
matters_changed_cb (PdAlerts *self)
{
  g_autoptr (GHashTable) before = self->known;
  GHashTableIter iter;
  gpointer matter;

  self->known = gather_matters (self->matters);
  g_hash_table_iter_init (&iter, before);
  while (g_hash_table_iter_next (&iter, &matter, NULL))
    if (!g_hash_table_contains (self->known, matter))
      drop_matter (self, matter);
  for (guint i = 0; i < g_list_model_get_n_items (self->matters); i++)
    {
      g_autoptr (PdMatter) newcomer = g_list_model_get_item (self->matters, i);

      if (!g_hash_table_contains (before, newcomer))
        take_matter (self, newcomer);
    }
}

/* A failed order is a matter and told as such. The runs of a drip-feed are told when all of it has ended. */
static void
ended_cb (PdAlerts *self, PdOrder *order)
{
  if (self->looking || pd_order_get_status (order) == PD_ORDER_FAILED
      || pd_order_get_record (order)->parent_id != 0)
    return;

  g_ptr_array_add (self->things[PD_ALERT_ENDED], g_object_ref (order));
  mark_changed (self, PD_ALERT_ENDED);
}

static void
forget_all (PdAlerts *self)
{
  pd_clock_clear (self->clock, &self->timer);
  for (guint i = 0; i < PD_N_ALERT_TOPICS; i++)
    {
      g_ptr_array_set_size (self->things[i], 0);
      self->changed[i] = FALSE;
      g_signal_emit (self, signals[FORGET], 0, (int) i);
    }
}

static void
pd_alerts_finalize (GObject *object)
{
  PdAlerts *self = PD_ALERTS (object);

  pd_clock_clear (self->clock, &self->timer);
  for (guint i = 0; i < PD_N_ALERT_TOPICS; i++)
    g_ptr_array_unref (self->things[i]);
  g_clear_pointer (&self->known, g_hash_table_unref);
  g_clear_pointer (&self->panels, g_hash_table_unref);
  g_clear_object (&self->matters);
  g_clear_object (&self->clock);

  G_OBJECT_CLASS (pd_alerts_parent_class)->finalize (object);
}

static void
pd_alerts_class_init (PdAlertsClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = pd_alerts_finalize;

  signals[TELL] = g_signal_new ("tell", PD_TYPE_ALERTS, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE,
                                1, G_TYPE_POINTER);
  signals[FORGET] = g_signal_new ("forget", PD_TYPE_ALERTS, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                  G_TYPE_NONE, 1, G_TYPE_INT);
}

static void
pd_alerts_init (PdAlerts *self)
{
  self->looking = TRUE;
  self->panels = g_hash_table_new_full (NULL, NULL, g_object_unref, NULL);
  for (guint i = 0; i < PD_N_ALERT_TOPICS; i++)
    self->things[i] = g_ptr_array_new_with_free_func (g_object_unref);
}

/**
 * pd_alerts_new:
 * @tracker: tells which orders ended
 * @matters: (element-type PdMatter): what needs a look
 * @clock: for gathering
 *
 * Returns: (transfer full): alerts that stay silent until pd_alerts_set_looking() says that nobody looks
 */
PdAlerts *
pd_alerts_new (PdTracker *tracker, GListModel *matters, PdClock *clock)
{
  PdAlerts *self;

  g_return_val_if_fail (PD_IS_TRACKER (tracker), NULL);
  g_return_val_if_fail (G_IS_LIST_MODEL (matters), NULL);
  g_return_val_if_fail (PD_IS_CLOCK (clock), NULL);

  self = g_object_new (PD_TYPE_ALERTS, NULL);
  self->matters = g_object_ref (matters);
  self->clock = g_object_ref (clock);
  self->known = gather_matters (matters);
  g_signal_connect_object (tracker, "ended", G_CALLBACK (ended_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (matters, "items-changed", G_CALLBACK (matters_changed_cb), self,
                           G_CONNECT_SWAPPED);

  return self;
}

/**
 * pd_alerts_set_looking:
 * @self: the alerts
 * @looking: whether somebody sees the pages, or wants no alerts
 *
 * What comes up while somebody looks is never told; when somebody begins to look, all that was told is stale.
 */
void
pd_alerts_set_looking (PdAlerts *self, gboolean looking)
{
  g_return_if_fail (PD_IS_ALERTS (self));

  if (self->looking == looking)
    return;

  self->looking = looking;
  if (looking)
    forget_all (self);
}

/**
 * pd_alerts_flush:
 * @self: the alerts
 *
 * Tells now what is still being gathered, since the program ends.
 */
void
pd_alerts_flush (PdAlerts *self)
{
  g_return_if_fail (PD_IS_ALERTS (self));

  if (self->timer == 0)
    return;

  pd_clock_clear (self->clock, &self->timer);
  gathered_cb (self);
}
