/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pd-edit-cell.h"

#include "pd-draw.h"

/*
 * See the header. A GtkEditableLabel has its entry from the start, which is most of what two hundred rows of
 * them cost; here it is made when somebody wants to type, and what is seen until then is drawn as #PdCell
 * does.
 */

struct _PdEditCell
{
  GtkWidget parent_instance;

  char *text;
  float xalign;
  gboolean numeric;
  gboolean asks_width;
  GObject *owner;   /* (nullable): of which the text is */
  char *whole;      /* (nullable): what is edited, where that is more than what is shown */
  const char *hint; /* static */
  GtkWidget *entry; /* (nullable): since it was edited first */
  gboolean editing;
};

G_DEFINE_FINAL_TYPE (PdEditCell, pd_edit_cell, GTK_TYPE_WIDGET)

enum
{
  PROP_TEXT = 1,
  PROP_XALIGN,
  PROP_NUMERIC,
  PROP_ASKS_WIDTH,
  N_PROPS,
};

static GParamSpec *properties[N_PROPS];

static guint edited_signal;

/* What stands where there is no text, to be seen and clicked; it is not edited. */
#define NOTHING "–"

static const char *
get_edited_text (PdEditCell *self)
{
  if (self->whole != NULL)
    return self->whole;

  return self->text != NULL && !g_str_equal (self->text, NOTHING) ? self->text : "";
}

/* The entry stays, hidden: the focus may just be leaving it. */
static void
stop (PdEditCell *self, gboolean take)
{
  g_autofree char *text = NULL;

  if (!self->editing)
    return;

  self->editing = FALSE;
  text = g_strdup (gtk_editable_get_text (GTK_EDITABLE (self->entry)));
  gtk_widget_set_focusable (GTK_WIDGET (self), TRUE);
  if (gtk_widget_has_focus (self->entry))
    gtk_widget_grab_focus (GTK_WIDGET (self));
  gtk_widget_set_visible (self->entry, FALSE);
  if (take && !g_str_equal (text, get_edited_text (self)))
    g_signal_emit (self, edited_signal, 0, text);
}

/* Callbacks */

static void
activate_cb (PdEditCell *self)
{
  stop (self, TRUE);
}

static void
leave_cb (PdEditCell *self)
{
  stop (self, TRUE);
}

static gboolean
escape_cb (GtkWidget *widget, GVariant *arguments, gpointer user_data)
{
  gboolean editing = PD_EDIT_CELL (widget)->editing;

  stop (PD_EDIT_CELL (widget), FALSE);

  return editing;
}

static gboolean
start_cb (GtkWidget *widget, GVariant *arguments, gpointer user_data)
{
  pd_edit_cell_start (PD_EDIT_CELL (widget));

  return TRUE;
}

static void
released_cb (PdEditCell *self)
{
  pd_edit_cell_start (self);
}

/* Editing */

static void
create_entry (PdEditCell *self)
{
  GtkEventController *focus = gtk_event_controller_focus_new ();

  self->entry = gtk_text_new ();
  gtk_editable_set_alignment (GTK_EDITABLE (self->entry), self->xalign);
  gtk_accessible_update_relation (GTK_ACCESSIBLE (self->entry), GTK_ACCESSIBLE_RELATION_LABELLED_BY, self,
                                  NULL, -1);
  g_signal_connect_swapped (self->entry, "activate", G_CALLBACK (activate_cb), self);
  g_signal_connect_swapped (focus, "leave", G_CALLBACK (leave_cb), self);
  gtk_widget_add_controller (self->entry, focus);
  gtk_widget_set_parent (self->entry, GTK_WIDGET (self));
}

/* Overrides */

static PdDrawFlags
get_flags (PdEditCell *self)
{
  return self->numeric ? PD_DRAW_NUMERIC : 0;
}

static void
pd_edit_cell_measure (GtkWidget *widget,
                      GtkOrientation orientation,
                      int for_size,
                      int *minimum,
                      int *natural,
                      int *minimum_baseline,
                      int *natural_baseline)
{
  PdEditCell *self = PD_EDIT_CELL (widget);

  if (self->editing)
    gtk_widget_measure (self->entry, orientation, for_size, minimum, natural, NULL, NULL);
  else if (orientation == GTK_ORIENTATION_VERTICAL)
    *minimum = *natural = pd_draw_get_line_height (widget);
  else if (self->asks_width)
    *natural = pd_draw_measure_text (widget, self->text, get_flags (self));
}

static void
pd_edit_cell_size_allocate (GtkWidget *widget, int width, int height, int baseline)
{
  PdEditCell *self = PD_EDIT_CELL (widget);

  if (self->editing)
    gtk_widget_allocate (self->entry, width, height, baseline, NULL);
}

static void
pd_edit_cell_snapshot (GtkWidget *widget, GtkSnapshot *snapshot)
{
  PdEditCell *self = PD_EDIT_CELL (widget);

  if (self->editing)
    gtk_widget_snapshot_child (widget, self->entry, snapshot);
  else
    pd_draw_text (widget, snapshot, self->text, get_flags (self), 0, gtk_widget_get_width (widget),
                  self->xalign);
}

static void
pd_edit_cell_dispose (GObject *object)
{
  PdEditCell *self = PD_EDIT_CELL (object);

  g_clear_pointer (&self->entry, gtk_widget_unparent);
  g_clear_object (&self->owner);

  G_OBJECT_CLASS (pd_edit_cell_parent_class)->dispose (object);
}

/* The whole, of which only a part may be seen, and what can be done with it. A tooltip that is set asks the
 * display where the pointer is, for each cell of two hundred rows. */
static gboolean
pd_edit_cell_query_tooltip (GtkWidget *widget, int x, int y, gboolean keyboard, GtkTooltip *tooltip)
{
  PdEditCell *self = PD_EDIT_CELL (widget);
  g_autofree char *both = self->whole != NULL ? g_strjoin ("\n", self->whole, self->hint, NULL) : NULL;

  gtk_tooltip_set_text (tooltip, both != NULL ? both : self->hint);

  return TRUE;
}

static void
pd_edit_cell_finalize (GObject *object)
{
  g_free (PD_EDIT_CELL (object)->text);
  g_free (PD_EDIT_CELL (object)->whole);

  G_OBJECT_CLASS (pd_edit_cell_parent_class)->finalize (object);
}

static void
set_text (PdEditCell *self, const char *text)
{
  if (!g_set_str (&self->text, text))
    return;

  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, text, -1);
  if (self->asks_width)
    gtk_widget_queue_resize (GTK_WIDGET (self));
  else
    gtk_widget_queue_draw (GTK_WIDGET (self));
}

static void
pd_edit_cell_get_property (GObject *object, guint property_id, GValue *value, GParamSpec *pspec)
{
  if (property_id == PROP_TEXT)
    g_value_set_string (value, PD_EDIT_CELL (object)->text);
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property_id, pspec);
}

static void
pd_edit_cell_set_property (GObject *object, guint property_id, const GValue *value, GParamSpec *pspec)
{
  PdEditCell *self = PD_EDIT_CELL (object);

  if (property_id == PROP_XALIGN)
    self->xalign = g_value_get_float (value);
  else if (property_id == PROP_NUMERIC)
    self->numeric = g_value_get_boolean (value);
  else if (property_id == PROP_ASKS_WIDTH)
    self->asks_width = g_value_get_boolean (value);
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property_id, pspec);
}

/* GTK looks for the keys of an action, where a key has one, in each cell of two hundred rows. */
static void
add_bindings (GtkWidgetClass *klass)
{
  static const guint keys[] = { GDK_KEY_Return, GDK_KEY_KP_Enter, GDK_KEY_ISO_Enter, GDK_KEY_F2 };

  for (guint i = 0; i < G_N_ELEMENTS (keys); i++)
    gtk_widget_class_add_binding (klass, keys[i], 0, start_cb, NULL);
  gtk_widget_class_add_binding (klass, GDK_KEY_Escape, 0, escape_cb, NULL);
}

static void
pd_edit_cell_class_init (PdEditCellClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  const GParamFlags flags = G_PARAM_WRITABLE | G_PARAM_CONSTRUCT_ONLY | G_PARAM_STATIC_STRINGS;

  object_class->dispose = pd_edit_cell_dispose;
  object_class->finalize = pd_edit_cell_finalize;
  object_class->get_property = pd_edit_cell_get_property;
  object_class->set_property = pd_edit_cell_set_property;

  properties[PROP_TEXT]
      = g_param_spec_string ("text", NULL, NULL, NULL, G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  properties[PROP_XALIGN] = g_param_spec_float ("xalign", NULL, NULL, 0, 1, 0, flags);
  properties[PROP_NUMERIC] = g_param_spec_boolean ("numeric", NULL, NULL, FALSE, flags);
  properties[PROP_ASKS_WIDTH] = g_param_spec_boolean ("asks-width", NULL, NULL, FALSE, flags);
  g_object_class_install_properties (object_class, N_PROPS, properties);
  edited_signal = g_signal_new ("edited", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                G_TYPE_NONE, 1, G_TYPE_STRING);

  widget_class->measure = pd_edit_cell_measure;
  widget_class->size_allocate = pd_edit_cell_size_allocate;
  widget_class->snapshot = pd_edit_cell_snapshot;
  widget_class->query_tooltip = pd_edit_cell_query_tooltip;

  gtk_widget_class_set_css_name (widget_class, "editcell");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_BUTTON);
  add_bindings (widget_class);
}

static void
pd_edit_cell_init (PdEditCell *self)
{
  GtkGesture *click = gtk_gesture_click_new ();

  gtk_widget_set_focusable (GTK_WIDGET (self), TRUE);
  gtk_widget_set_has_tooltip (GTK_WIDGET (self), TRUE);
  g_signal_connect_swapped (click, "released", G_CALLBACK (released_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (click));
}

/**
 * pd_edit_cell_describe:
 * @self: a cell
 * @label: what the text is, for assistive technology
 * @hint: what can be done with it, for the tooltip; static
 */
void
pd_edit_cell_describe (PdEditCell *self, const char *label, const char *hint)
{
  g_return_if_fail (PD_IS_EDIT_CELL (self));

  self->hint = hint;
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, label, -1);
}

/**
 * pd_edit_cell_show:
 * @self: a cell
 * @owner: (type GObject): of which the text is
 * @text: (nullable): what is shown; a dash stands where there is none
 * @whole: (nullable): what is edited, where that is more than what is shown
 *
 * When the cell comes to another owner while it is edited, what was typed is for neither of them.
 */
void
pd_edit_cell_show (PdEditCell *self, gpointer owner, const char *text, const char *whole)
{
  g_return_if_fail (PD_IS_EDIT_CELL (self));

  if (owner != self->owner)
    stop (self, FALSE);
  g_set_object (&self->owner, owner);
  g_set_str (&self->whole, whole);
  set_text (self, text != NULL && *text != '\0' ? text : NOTHING);
}

/**
 * pd_edit_cell_get_owner:
 * @self: a cell
 *
 * Returns: (nullable) (transfer none): of which the text is
 */
gpointer
pd_edit_cell_get_owner (PdEditCell *self)
{
  g_return_val_if_fail (PD_IS_EDIT_CELL (self), NULL);

  return self->owner;
}

/**
 * pd_edit_cell_get_text:
 * @self: a cell
 *
 * Returns: (transfer none): what is shown
 */
const char *
pd_edit_cell_get_text (PdEditCell *self)
{
  g_return_val_if_fail (PD_IS_EDIT_CELL (self), NULL);

  return self->text != NULL ? self->text : "";
}

/**
 * pd_edit_cell_start:
 * @self: a cell
 *
 * Makes the text ready to be typed anew.
 */
void
pd_edit_cell_start (PdEditCell *self)
{
  g_return_if_fail (PD_IS_EDIT_CELL (self));

  if (self->editing)
    return;

  if (self->entry == NULL)
    create_entry (self);
  self->editing = TRUE;
  gtk_editable_set_text (GTK_EDITABLE (self->entry), get_edited_text (self));
  gtk_widget_set_focusable (GTK_WIDGET (self), FALSE);
  gtk_widget_set_visible (self->entry, TRUE);
  gtk_widget_grab_focus (self->entry);
  gtk_editable_select_region (GTK_EDITABLE (self->entry), 0, -1);
}
