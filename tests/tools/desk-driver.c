/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "driver.h"

#include <gio/gunixinputstream.h>
#include <signal.h>
#include <stdio.h>
#include <unistd.h>

/* The desk without a window: reads commands from standard input, one a line, and answers each with one line
 * of JSON, in order. For tests from outside, which kill it and start it again; over the same objects that the
 * window uses. Keys are kept in memory. */

typedef struct
{
  const char *name;
  guint n_words; /* the least, without the name */
  DriverStep run;
} Command;

static const Command commands[] = {
  { "panel", 3, driver_panel },       { "timeout", 1, driver_timeout }, { "refresh", 1, driver_refresh },
  { "services", 1, driver_services }, { "balance", 1, driver_balance }, { "order", 4, driver_order },
  { "mass", 1, driver_mass },         { "adopt", 2, driver_adopt },     { "send", 0, driver_send },
  { "pause", 0, driver_pause },       { "idle", 0, driver_idle },       { "track", 0, driver_track },
  { "refill", 2, driver_refill },     { "cancel", 2, driver_cancel },   { "settle", 2, driver_settle },
  { "orders", 0, driver_orders },
};

typedef struct
{
  Driver driver;
  GMainLoop *loop;
  GDataInputStream *input;
  gboolean said_quit;
} Program;

/* Answers */

static void
print_line (JsonBuilder *builder)
{
  g_autoptr (JsonNode) root = NULL;
  g_autofree char *line = NULL;

  json_builder_end_object (builder);
  root = json_builder_get_root (builder);
  line = json_to_string (root, FALSE);
  puts (line);
  fflush (stdout);
}

static void
take_next (Driver *driver)
{
  g_clear_pointer (&driver->words, g_strfreev);
  g_idle_add_once (driver->next, driver->next_data);
}

static JsonBuilder *
begin_object (gboolean ok)
{
  JsonBuilder *builder = json_builder_new ();

  json_builder_begin_object (builder);
  json_builder_set_member_name (builder, "ok");
  json_builder_add_boolean_value (builder, ok);

  return builder;
}

/* Returns an object that says that it went well, to be filled and answered. */
JsonBuilder *
driver_begin (void)
{
  return begin_object (TRUE);
}

void
driver_add (JsonBuilder *builder, const char *name, const char *value)
{
  json_builder_set_member_name (builder, name);
  if (value != NULL)
    json_builder_add_string_value (builder, value);
  else
    json_builder_add_null_value (builder);
}

/* Below 0, which no number here is: it is not known. */
void
driver_add_number (JsonBuilder *builder, const char *name, gint64 value)
{
  json_builder_set_member_name (builder, name);
  if (value >= 0)
    json_builder_add_int_value (builder, value);
  else
    json_builder_add_null_value (builder);
}

/* @builder: (transfer full) */
void
driver_answer (Driver *driver, JsonBuilder *builder)
{
  print_line (builder);
  g_object_unref (builder);
  take_next (driver);
}

void
driver_fail (Driver *driver, const char *message)
{
  JsonBuilder *builder = begin_object (FALSE);

  driver_add (builder, "error", message);
  driver_answer (driver, builder);
}

/* Commands */

static void
carry_out (Program *program)
{
  Driver *driver = &program->driver;

  for (gsize i = 0; i < G_N_ELEMENTS (commands); i++)
    if (g_str_equal (commands[i].name, driver->words[0]))
      {
        if (g_strv_length (driver->words) - 1 < commands[i].n_words)
          driver_fail (driver, "Something is missing after the command");
        else
          commands[i].run (driver);
        return;
      }

  driver_fail (driver, "There is no such command");
}

/* The catalogues that an earlier run stored are read one after the other, and commands are about services. */
static void
loading_changed_cb (Program *program)
{
  GListModel *panels = pd_desk_get_panels (program->driver.desk);
  guint n_panels = g_list_model_get_n_items (panels);

  for (guint i = 0; i < n_panels; i++)
    {
      g_autoptr (PdPanel) panel = g_list_model_get_item (panels, i);

      if (pd_load_is_loading (pd_panel_get_catalogue_load (panel)))
        return;
    }

  for (guint i = 0; i < n_panels; i++)
    {
      g_autoptr (PdPanel) panel = g_list_model_get_item (panels, i);

      g_signal_handlers_disconnect_by_func (pd_panel_get_catalogue_load (panel), loading_changed_cb, program);
    }
  carry_out (program);
}

static void
opened_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  Program *program = user_data;
  GListModel *panels = pd_desk_get_panels (program->driver.desk);
  g_autoptr (GError) error = NULL;

  if (!pd_desk_open_finish (PD_DESK (source), result, &error))
    {
      driver_fail (&program->driver, error->message);
      return;
    }

  pd_desk_start (PD_DESK (source));
  for (guint i = 0; i < g_list_model_get_n_items (panels); i++)
    {
      g_autoptr (PdPanel) panel = g_list_model_get_item (panels, i);

      pd_panel_set_hold_after_unknown (panel, FALSE);
      g_signal_connect_swapped (pd_panel_get_catalogue_load (panel), "notify::state",
                                G_CALLBACK (loading_changed_cb), program);
    }
  loading_changed_cb (program);
}

/* A folder that could not be opened is tried again at each command, as the window does on a click. */
static void
begin (Program *program)
{
  if (pd_load_get_state (pd_desk_get_opening (program->driver.desk)) == PD_LOAD_READY)
    carry_out (program);
  else
    pd_desk_open_async (program->driver.desk, NULL, opened_cb, program);
}

static char **
split_words (const char *line)
{
  g_auto (GStrv) parts = g_strsplit_set (line, " \t\r", -1);
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();

  for (char **part = parts; *part != NULL; part++)
    if (**part != '\0')
      g_strv_builder_add (builder, *part);

  return g_strv_builder_end (builder);
}

static void
line_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  Program *program = user_data;
  Driver *driver = &program->driver;
  g_autofree char *line
      = g_data_input_stream_read_line_finish (G_DATA_INPUT_STREAM (source), result, NULL, NULL);

  if (line == NULL)
    {
      g_main_loop_quit (program->loop);
      return;
    }

  driver->words = split_words (line);
  if (driver->words[0] == NULL)
    driver_fail (driver, "There is no command in this line");
  else if (!g_utf8_validate (line, -1, NULL))
    driver_fail (driver, "This line is not UTF-8");
  else if (g_str_equal (driver->words[0], "quit"))
    {
      program->said_quit = TRUE;
      g_main_loop_quit (program->loop);
    }
  else
    begin (program);
}

static void
next_cb (gpointer data)
{
  Program *program = data;

  g_data_input_stream_read_line_async (program->input, G_PRIORITY_DEFAULT, NULL, line_cb, program);
}

static void
closed_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  Program *program = user_data;

  pd_desk_close_finish (PD_DESK (source), result, NULL);
  g_main_loop_quit (program->loop);
}

static PdDesk *
make_desk (const char *folder)
{
  g_autoptr (SoupSession) session = pd_client_create_session ();
  g_autoptr (PdKeyring) keyring = pd_keyring_new_for_session ();
  g_autoptr (PdClock) clock = pd_clock_new ();
  PdDesk *desk = pd_desk_new (folder, session, keyring, clock);

  /* Orders stay until "send". */
  pd_outbox_set_hold_back (pd_desk_get_outbox (desk), PD_OUTBOX_UNTIL_SENT);

  return desk;
}

/* Everything is on disk when "quit" is answered. */
static void
quit (Program *program)
{
  g_autoptr (JsonBuilder) builder = driver_begin ();

  pd_desk_close_async (program->driver.desk, closed_cb, program);
  g_main_loop_run (program->loop);
  if (program->said_quit)
    print_line (builder);
}

int
main (int argc, char *argv[])
{
  g_autoptr (GInputStream) input = g_unix_input_stream_new (STDIN_FILENO, FALSE);
  Program program = { 0 };

  if (argc != 2)
    {
      fprintf (stderr, "Usage: %s DATA-DIR < COMMANDS\n", argv[0]);
      return 2;
    }

  /* A limit on the size of files is a full disk, which must not end the program. */
  signal (SIGXFSZ, SIG_IGN);
  program.input = g_data_input_stream_new (input);
  program.loop = g_main_loop_new (NULL, FALSE);
  program.driver.desk = make_desk (argv[1]);
  program.driver.next = next_cb;
  program.driver.next_data = &program;
  next_cb (&program);
  g_main_loop_run (program.loop);
  quit (&program);

  g_strfreev (program.driver.words);
  g_object_unref (program.driver.desk);
  g_object_unref (program.input);
  g_main_loop_unref (program.loop);

  return 0;
}
