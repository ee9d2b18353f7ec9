/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once
#include "pd-money.h"

/* That an amount is written as @text. */
#define assert_money(money, text)                                                                            \
  G_STMT_START                                                                                               \
  {                                                                                                          \
    g_autofree char *_text = pd_money_to_string (money);                                                     \
    g_assert_cmpstr (_text, ==, text);                                                                       \
  }                                                                                                          \
  G_STMT_END
