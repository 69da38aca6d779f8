/**
 * Markdown to HTML that is safe to send to a reader, with anchors on headings and a table of contents.
 *
 * What makes it safe: raw HTML is text, never markup; a link may lead only to a page of ours, a heading, an https or http
 * address or a telephone number; there are no images, because a page of ours asks nothing of another host.
 */
import Parser, { type MarkdownIt } from 'markdown-it'
import { anchorOf } from './anchor.ts'

export interface Heading {
  readonly level: 2 | 3
  /** Lower-case letters, digits and hyphens; unique on the page. */
  readonly id: string
  /** Plain text, not escaped. */
  readonly text: string
}

export interface Link {
  readonly href: string
  /** Line in the Markdown, from 1. */
  readonly line: number
}

export interface RenderedText {
  readonly html: string
  readonly headings: readonly Heading[]
  readonly links: readonly Link[]
  /** Lines of `#` headings, from 1: the title stands in the front matter, so there is no place for these. */
  readonly titleLines: readonly number[]
  readonly words: number
}

const ALLOWED = /^(?:https?:\/\/[^\s/]|tel:\+?[0-9-]+$|#[a-z0-9-]+$|\/(?![/\\]))/
const OUTSIDE = /^https?:/

let markdown: MarkdownIt | null = null

/** Made at first use, so that whoever imports only the help data from this island does not pay for a parser. */
const renderer = (): MarkdownIt => {
  if (markdown) return markdown
  markdown = new Parser('default', { html: false, linkify: false, typographer: true })
  // Quotes are set as in print; nothing else of what is written is replaced.
  markdown.disable(['image', 'html_block', 'html_inline', 'code', 'replacements'])
  const permitted = markdown.validateLink
  markdown.validateLink = url => permitted(url) && ALLOWED.test(url)
  return markdown
}

/** Renders one article's Markdown. Total: any text gives a page. `line` of links and titles counts within this text. */
export const renderMarkdown = (text: string): RenderedText => {
  const parser = renderer()
  const tokens = parser.parse(text.normalize('NFC'), {})
  const headings: Heading[] = []
  const links: Link[] = []
  const titleLines: number[] = []
  const taken = new Set<string>()
  let words = 0
  tokens.forEach((token, index) => {
    const line = (token.map?.[0] ?? 0) + 1
    if (token.type === 'heading_open') {
      const inline = tokens[index + 1]
      const plain = (inline?.children ?? [])
        .map(child => (child.type === 'softbreak' ? ' ' : child.content))
        .join('')
      if (token.tag === 'h1') titleLines.push(line)
      const id = anchorOf(plain, taken)
      token.attrSet('id', id)
      if (token.tag === 'h2' || token.tag === 'h3')
        headings.push({ level: token.tag === 'h2' ? 2 : 3, id, text: plain })
    }
    // Columns set to one side come as inline styles, which the page's own policy forbids.
    if (token.type === 'th_open' || token.type === 'td_open') token.attrs = null
    if (token.type !== 'inline') return
    words += token.content.split(/\s+/).filter(word => /\p{L}|\p{N}/u.test(word)).length
    for (const child of token.children ?? []) {
      if (child.type !== 'link_open') continue
      const href = String(child.attrGet('href') ?? '')
      links.push({ href, line })
      if (OUTSIDE.test(href)) child.attrSet('rel', 'noreferrer')
    }
  })
  return { html: parser.renderer.render(tokens, parser.options, {}), headings, links, titleLines, words }
}
