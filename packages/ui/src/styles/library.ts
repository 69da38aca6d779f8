/** The sheet of the public pages, as text: they carry it in their head, so that a page is one request. */
/// <reference path="./raw.d.ts" />
import kanga from './kanga.css?raw'
import pages from './library.css?raw'
import reset from './reset.css?raw'
import tokens from './tokens.css?raw'
import type from './type.css?raw'

/** Reset, tokens, type and kanga as in the app, then what only the public pages have. Not yet made small. */
export const libraryStyles = `${reset}\n${tokens}\n${type}\n${kanga}\n${pages}`
