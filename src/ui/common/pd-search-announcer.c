/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pd-search-announcer.h"

#include <glib/gi18n.h>

/* See the header. Who sees the list sees it change with every letter; to hear of each would be a nuisance. */

#define PAUSE_MS 800

struct _PdSearchAnnouncer
{
  GObject parent_instance;

  GtkEditable *entry; /* not owned: it owns this */
  GListModel *results;
  guint timeout_id;
  char *announcement;
};

G_DEFINE_FINAL_TYPE (PdSearchAnnouncer, pd_search_announcer, G_TYPE_OBJECT)

enum
{
  PROP_ANNOUNCEMENT = 1,
  N_PROPS,
};

static GParamSpec *properties[N_PROPS];

static char *
describe (guint n_results)
{
  if (n_results == 0)
    return g_strdup (_ ("Nothing found"));

  /* Translators: a screen reader says what a search has found */
  return g_strdup_printf (ngettext ("%'u result", "%'u results", n_results), n_results);
}

static void
paused_cb (gpointer user_data)
{
  PdSearchAnnouncer *self = user_data;

  self->timeout_id = 0;
  g_free (self->announcement);
  self->announcement = describe (g_list_model_get_n_items (self->results));
  gtk_accessible_announce (GTK_ACCESSIBLE (self->entry), self->announcement,
                           GTK_ACCESSIBLE_ANNOUNCEMENT_PRIORITY_MEDIUM);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_ANNOUNCEMENT]);
}

/* Pages have an entry for each of their forms, all with the same text: one of them is shown. */
static void
changed_cb (PdSearchAnnouncer *self)
{
  g_clear_handle_id (&self->timeout_id, g_source_remove);
  if (*gtk_editable_get_text (self->entry) != '\0' && gtk_widget_get_mapped (GTK_WIDGET (self->entry)))
    self->timeout_id = g_timeout_add_once (PAUSE_MS, paused_cb, self);
}

/* Nobody hears of a page that was left, or closed. */
static void
unmap_cb (PdSearchAnnouncer *self)
{
  g_clear_handle_id (&self->timeout_id, g_source_remove);
}

static void
pd_search_announcer_finalize (GObject *object)
{
  PdSearchAnnouncer *self = PD_SEARCH_ANNOUNCER (object);

  g_clear_handle_id (&self->timeout_id, g_source_remove);
  g_object_unref (self->results);
  g_free (self->announcement);

  G_OBJECT_CLASS (pd_search_announcer_parent_class)->finalize (object);
}

static void
pd_search_announcer_get_property (GObject *object, guint property_id, GValue *value, GParamSpec *pspec)
{
  if (property_id == PROP_ANNOUNCEMENT)
    g_value_set_string (value, PD_SEARCH_ANNOUNCER (object)->announcement);
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property_id, pspec);
}

static void
pd_search_announcer_class_init (PdSearchAnnouncerClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->finalize = pd_search_announcer_finalize;
  object_class->get_property = pd_search_announcer_get_property;

  properties[PROP_ANNOUNCEMENT]
      = g_param_spec_string ("announcement", NULL, NULL, NULL, G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);
}

static void
pd_search_announcer_init (PdSearchAnnouncer *self)
{
}

/**
 * pd_search_announcer_attach:
 * @entry: what is looked for is typed here
 * @results: what is found
 *
 * Returns: (transfer none): announces how many @results there are after each search, as long as @entry lives
 */
PdSearchAnnouncer *
pd_search_announcer_attach (GtkEditable *entry, GListModel *results)
{
  PdSearchAnnouncer *self = g_object_new (PD_TYPE_SEARCH_ANNOUNCER, NULL);

  self->entry = entry;
  self->results = g_object_ref (results);
  g_signal_connect_object (entry, "changed", G_CALLBACK (changed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (entry, "unmap", G_CALLBACK (unmap_cb), self, G_CONNECT_SWAPPED);
  g_object_set_data_full (G_OBJECT (entry), "pd-search-announcer", self, g_object_unref);

  return self;
}
