/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pd-application.h"

int
main (int argc, char *argv[])
{
  g_autoptr (PdApplication) application = pd_application_new ();

  return g_application_run (G_APPLICATION (application), argc, argv);
}
