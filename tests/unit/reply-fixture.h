/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once
#include <gio/gio.h>

/**
 * ReplyCase:
 * @name: what the case shows
 * @arguments: of read-reply
 * @body: of the reply
 * @lines: (element-type utf8): what is printed, where "*" stands for any text
 */
typedef struct
{
  char *name;
  char *arguments;
  GBytes *body;
  GPtrArray *lines;
} ReplyCase;

GPtrArray *reply_cases_load (const char *file);
char *reply_read (const char *arguments, GBytes *body, int *status);
