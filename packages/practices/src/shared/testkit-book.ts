/** Stored pages, for tests: they go by what stands in them, so that equal states give equal texts. */
import { type PageBook, type PageText, restoreState, saveState } from './saved.ts'

export function pagesByText(): PageBook {
  const pages = new Map<string, PageText>()
  return {
    keep: (_node, text) => {
      const made = text()
      const name = JSON.stringify(made)
      pages.set(name, made)
      return name
    },
    open: name => {
      const page = pages.get(name)
      if (!page) throw new Error('no such page')
      return { ids: () => page.ids, things: () => page.things }
    },
    opened: () => {},
  }
}

/** The state after a way through the store, and its text before and after. */
export function throughTheStore(state: unknown): { readonly before: string; readonly after: string } {
  const book = pagesByText()
  const before = saveState(state, book)
  return { before, after: saveState(restoreState(before, book), book) }
}
