/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pd-client.h"

#include "config.h"

/*
 * The HTTP session that all clients share. Main thread.
 */

/* Ten panels, with a few calls at a time each. */
#define MOST_CONNECTIONS 128
#define MOST_CONNECTIONS_PER_HOST 16

/**
 * pd_client_create_session:
 *
 * Makes a session that says honestly what it is, keeps no cookies, takes compressed answers, and trusts only
 * certificates that the system trusts. It has no time limit of its own: a limit that came before that of a
 * call would leave an order's outcome to chance.
 *
 * Returns: (transfer full): the session to hand to pd_client_new()
 */
SoupSession *
pd_client_create_session (void)
{
  return soup_session_new_with_options ("user-agent", "PanelDesk/" PACKAGE_VERSION, "timeout", 0, "max-conns",
                                        MOST_CONNECTIONS, "max-conns-per-host", MOST_CONNECTIONS_PER_HOST,
                                        NULL);
}
