/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pd-order-event.h"

#include <glib/gi18n.h>

#include "pd-looks.h"
#include "pd-time.h"

/* See the header. */

struct _PdOrderEvent
{
  GObject parent_instance;

  PdEventKind kind;
  PdState state;
  gint64 at;
  char *text;
};

G_DEFINE_FINAL_TYPE (PdOrderEvent, pd_order_event, G_TYPE_OBJECT)

enum
{
  PROP_TITLE = 1,
  PROP_TEXT,
  PROP_ICON_NAME,
  PROP_TIME_TEXT,
  PROP_AT,
  PROP_ICON_CLASSES,
  N_PROPS,
};

static GParamSpec *properties[N_PROPS];

typedef struct
{
  const char *title; /* the state stands in place of %NULL */
  const char *icon;
  const char *tint[2];
  gboolean seconds; /* on the way to the panel every second tells something */
} Look;

static const Look kinds[] = {
  [PD_EVENT_WRITTEN] = { N_ ("Written down"), "document-edit-symbolic", { NULL }, TRUE },
  [PD_EVENT_SENT] = { N_ ("Sent"), "document-send-symbolic", { NULL }, TRUE },
  [PD_EVENT_PLACED] = { N_ ("Placed"), "object-select-symbolic", { NULL }, TRUE },
  [PD_EVENT_REFUSED] = { N_ ("Refused"), "dialog-error-symbolic", { "error" }, TRUE },
  [PD_EVENT_UNKNOWN] = { N_ ("Unknown what became of it"), "dialog-question-symbolic", { "warning" }, TRUE },
  [PD_EVENT_WITHDRAWN] = { N_ ("Taken back"), "edit-undo-symbolic", { NULL }, TRUE },
  [PD_EVENT_HELD] = { N_ ("Held"), "media-playback-pause-symbolic", { "warning" }, TRUE },
  [PD_EVENT_SETTLED] = { N_ ("Settled"), "object-select-symbolic", { NULL }, FALSE },
  [PD_EVENT_ADOPTED] = { N_ ("Adopted"), "list-add-symbolic", { NULL }, FALSE },
  [PD_EVENT_STATE] = { NULL, "document-open-recent-symbolic", { NULL }, FALSE },
  [PD_EVENT_REFILL_ASKED] = { N_ ("Refill asked for"), "view-refresh-symbolic", { NULL }, FALSE },
  [PD_EVENT_REFILL_STATE] = { NULL, "view-refresh-symbolic", { NULL }, FALSE },
  [PD_EVENT_CANCEL_ASKED] = { N_ ("Cancel asked for"), "process-stop-symbolic", { NULL }, FALSE },
  [PD_EVENT_REFUND_SEEN] = { N_ ("Refund seen"), "object-select-symbolic", { "success" }, FALSE },
};

static const Look *
get_look (PdOrderEvent *self)
{
  return &kinds[MIN (self->kind, G_N_ELEMENTS (kinds) - 1)];
}

/* The state of an event is that of its order. What became of a refill stands in the text, as it was then. */
static char *
make_title (PdOrderEvent *self)
{
  const Look *look = get_look (self);

  if (self->kind == PD_EVENT_REFILL_STATE)
    return g_strdup (self->text);
  if (look->title == NULL)
    return g_strdup (pd_state_get_label (self->state));

  return g_strdup (_ (look->title));
}

static void
pd_order_event_finalize (GObject *object)
{
  g_free (PD_ORDER_EVENT (object)->text);

  G_OBJECT_CLASS (pd_order_event_parent_class)->finalize (object);
}

static void
pd_order_event_get_property (GObject *object, guint property_id, GValue *value, GParamSpec *pspec)
{
  PdOrderEvent *self = PD_ORDER_EVENT (object);

  switch (property_id)
    {
    case PROP_TITLE:
      g_value_take_string (value, make_title (self));
      break;
    case PROP_TEXT:
      g_value_set_string (value, self->kind == PD_EVENT_REFILL_STATE ? NULL : self->text);
      break;
    case PROP_ICON_NAME:
      g_value_set_static_string (value, self->kind == PD_EVENT_STATE ? pd_looks_state_icon (self->state)
                                                                     : get_look (self)->icon);
      break;
    case PROP_TIME_TEXT:
      g_value_take_string (value, get_look (self)->seconds ? pd_time_format_seconds (self->at)
                                                           : pd_time_format_clock (self->at));
      break;
    case PROP_AT:
      g_value_set_int64 (value, self->at);
      break;
    case PROP_ICON_CLASSES:
      g_value_set_boxed (value, self->kind == PD_EVENT_STATE ? pd_looks_state_classes (self->state)
                                                             : get_look (self)->tint);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property_id, pspec);
    }
}

static void
pd_order_event_class_init (PdOrderEventClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  const GParamFlags flags = G_PARAM_READABLE | G_PARAM_STATIC_STRINGS;

  object_class->finalize = pd_order_event_finalize;
  object_class->get_property = pd_order_event_get_property;

  properties[PROP_TITLE] = g_param_spec_string ("title", NULL, NULL, NULL, flags);
  properties[PROP_TEXT] = g_param_spec_string ("text", NULL, NULL, NULL, flags);
  properties[PROP_ICON_NAME] = g_param_spec_string ("icon-name", NULL, NULL, NULL, flags);
  properties[PROP_TIME_TEXT] = g_param_spec_string ("time-text", NULL, NULL, NULL, flags);
  properties[PROP_AT] = g_param_spec_int64 ("at", NULL, NULL, 0, G_MAXINT64, 0, flags);
  properties[PROP_ICON_CLASSES] = g_param_spec_boxed ("icon-classes", NULL, NULL, G_TYPE_STRV, flags);
  g_object_class_install_properties (object_class, N_PROPS, properties);
}

static void
pd_order_event_init (PdOrderEvent *self)
{
}

/**
 * pd_order_event_new:
 * @record: what is stored of it
 *
 * Returns: (transfer full): an event for a list
 */
PdOrderEvent *
pd_order_event_new (const PdEventRecord *record)
{
  PdOrderEvent *self = g_object_new (PD_TYPE_ORDER_EVENT, NULL);

  self->kind = record->kind;
  self->state = record->state;
  self->at = record->at;
  self->text = g_strdup (record->text);

  return self;
}

/**
 * pd_order_event_get_at:
 * @self: an event
 *
 * Returns: when it was, in microseconds since 1970
 */
gint64
pd_order_event_get_at (PdOrderEvent *self)
{
  g_return_val_if_fail (PD_IS_ORDER_EVENT (self), 0);

  return self->at;
}
