/** The sheet of the public pages, as text: they carry it in their head, so that a page is one request. */
/// <reference path="./raw.d.ts" />
import kanga from './kanga.css?raw'
import pages from './library.css?raw'
import reset from './reset.css?raw'
import tokens from './tokens.css?raw'
import type from './type.css?raw'

/**
 * Reset, tokens, type and kanga as in the app and in the app's layers, then what only the public pages have.
 * As written: whoever sends it makes it small.
 */
export const libraryStyles = `@layer reset, tokens, type, parts, pages;
@layer reset { ${reset} }
@layer tokens { ${tokens} }
@layer type { ${type} }
@layer parts { ${kanga} }
@layer pages { ${pages} }`
