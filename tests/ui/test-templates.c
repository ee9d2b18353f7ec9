/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <gtk/gtk.h>

/* What all templates must keep to: a button that shows only a symbol has words for those who hover over it
 * and for those who hear it. */

#define PREFIX "/io/github/paneldesk/PanelDesk"

typedef struct
{
  gboolean is_button;
  gboolean has_icon;
  gboolean has_text;  /* a label or a child, which can be read */
  gboolean has_words; /* a tooltip or an accessible label */
  char *id;
} Object;

typedef struct
{
  const char *file;
  GQueue objects; /* of Object: those that are open, the innermost first */
  guint n_icon_buttons;
} Walk;

static const char *
get_attribute (const char **names, const char **values, const char *name)
{
  for (guint i = 0; names[i] != NULL; i++)
    if (g_str_equal (names[i], name))
      return values[i];

  return NULL;
}

static gboolean
is_button (const char *class_name)
{
  static const char *const classes[] = { "GtkButton", "GtkToggleButton", "GtkMenuButton" };

  for (guint i = 0; i < G_N_ELEMENTS (classes); i++)
    if (g_strcmp0 (class_name, classes[i]) == 0)
      return TRUE;

  return FALSE;
}

static void
push_object (Walk *walk, const char **names, const char **values)
{
  Object *object = g_new0 (Object, 1);

  object->is_button = is_button (get_attribute (names, values, "class"));
  object->id = g_strdup (get_attribute (names, values, "id"));
  g_queue_push_head (&walk->objects, object);
}

/* @accessible: of <accessibility>, not a property of the widget */
static void
note_property (Object *object, const char *name, gboolean accessible)
{
  if (name == NULL)
    return;
  if (g_str_equal (name, "icon-name"))
    object->has_icon = TRUE;
  else if (g_str_equal (name, "tooltip-text") || (accessible && g_str_has_prefix (name, "label")))
    object->has_words = TRUE;
  else if (g_str_equal (name, "label") || g_str_equal (name, "child"))
    object->has_text = TRUE;
}

static void
start_cb (GMarkupParseContext *context,
          const char *element,
          const char **names,
          const char **values,
          gpointer user_data,
          GError **error)
{
  Walk *walk = user_data;
  Object *object = g_queue_peek_head (&walk->objects);
  const GSList *stack = g_markup_parse_context_get_element_stack (context);
  gboolean accessible = stack->next != NULL && g_str_equal (stack->next->data, "accessibility");

  if (g_str_equal (element, "object") || g_str_equal (element, "template"))
    push_object (walk, names, values);
  else if (object != NULL
           && (g_str_equal (element, "property") || g_str_equal (element, "binding")
               || g_str_equal (element, "relation")))
    note_property (object, get_attribute (names, values, "name"), accessible);
}

static void
end_cb (GMarkupParseContext *context, const char *element, gpointer user_data, GError **error)
{
  Walk *walk = user_data;
  Object *object;

  if (!g_str_equal (element, "object") && !g_str_equal (element, "template"))
    return;

  object = g_queue_pop_head (&walk->objects);
  if (object->is_button && object->has_icon && !object->has_text)
    {
      walk->n_icon_buttons++;
      if (!object->has_words)
        {
          g_test_message ("%s: a button with a symbol only, %s", walk->file,
                          object->id != NULL ? object->id : "without a name");
          g_test_fail ();
        }
    }
  g_free (object->id);
  g_free (object);
}

static guint
walk_template (const char *file)
{
  static const GMarkupParser parser = { .start_element = start_cb, .end_element = end_cb };
  g_autofree char *path = g_strconcat (PREFIX "/", file, NULL);
  g_autoptr (GBytes) bytes = g_resources_lookup_data (path, 0, NULL);
  g_autoptr (GMarkupParseContext) context = NULL;
  g_autoptr (GError) error = NULL;
  Walk walk = { .file = file };

  context = g_markup_parse_context_new (&parser, 0, &walk, NULL);
  g_markup_parse_context_parse (context, g_bytes_get_data (bytes, NULL), (gssize) g_bytes_get_size (bytes),
                                &error);
  g_assert_no_error (error);

  return walk.n_icon_buttons;
}

static void
test_icon_buttons (void)
{
  g_auto (GStrv) files = g_resources_enumerate_children (PREFIX, 0, NULL);
  guint n_buttons = 0;

  g_assert_nonnull (files);
  for (guint i = 0; files[i] != NULL; i++)
    if (g_str_has_suffix (files[i], ".ui"))
      n_buttons += walk_template (files[i]);

  /* That they were found at all. */
  g_assert_cmpuint (n_buttons, >, 10);
}

int
main (int argc, char **argv)
{
  gtk_test_init (&argc, &argv, NULL);

  g_test_add_func ("/templates/icon-buttons", test_icon_buttons);

  return g_test_run ();
}
