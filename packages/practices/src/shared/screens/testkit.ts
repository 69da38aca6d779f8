/** Shows a practice's screen as one of two people has it, as text: what the tests of screens look at. */
import { h, options, type VNode } from 'preact'
import { render } from 'preact-render-to-string'
import { InLanguage } from '#ui'
import type { Language, ScreenModule, ScreenProps } from '../../screens.ts'
import { memberOf, otherOf, type Person, type TwoPhones } from '../two-phones.ts'

const names = { amara: 'Amara', juma: 'Juma' }

export interface Shown<State, Intent> {
  readonly phones: TwoPhones<State, Intent>
  readonly now: number
  readonly who: Person
  readonly Screen: ScreenModule['Screen']
  readonly words: object
  readonly language?: Language
  readonly path?: string
  /** Laid over what the screen would get. */
  readonly change?: Partial<ScreenProps>
}

export function show<State, Intent>(shown: Shown<State, Intent>): string {
  const { phones, now, who, Screen, words, language = 'en', path = '', change = {} } = shown
  const { sight, putOff } = phones.lookOf(who, now)
  const props: ScreenProps = {
    state: phones.stateOf(who),
    me: { id: memberOf[who], name: names[who] },
    other: { id: memberOf[otherOf(who)], name: names[otherOf(who)] },
    language,
    words,
    now,
    act: async () => ({ ok: true, value: undefined }),
    sight,
    putOff,
    keepOf: () => null,
    path,
    go: () => {},
    draft: () => ({ text: '', keep: () => {} }),
    sent: true,
    ...change,
  }
  return render(h(InLanguage, { language, children: h(Screen, props) }))
}

/** Presses the button or the door that says exactly this, and lets what it does come to its end. */
export async function press<State, Intent>(shown: Shown<State, Intent>, says: string): Promise<void> {
  const does: (() => void)[] = []
  const before = options.vnode
  options.vnode = (vnode: VNode) => {
    before?.(vnode)
    const { onClick, children } = vnode.props as { onClick?: () => void; children?: unknown }
    if (typeof vnode.type === 'function' && onClick && children === says) does.push(onClick)
  }
  try {
    show(shown)
  } finally {
    if (before) options.vnode = before
    else delete options.vnode
  }
  if (does.length !== 1) throw new Error(`${does.length} buttons say "${says}"`)
  does[0]?.()
  await new Promise(done => setImmediate(done))
}

/** What must hold of every screen, whatever it shows; gives what does not. */
export function faultsOf(html: string): readonly string[] {
  const faults: string[] = []
  const levels = [...html.matchAll(/<h([1-6])/g)].map(found => Number(found[1]))
  if (levels.some((level, at) => at > 0 && level > (levels[at - 1] ?? 0) + 1))
    faults.push('a heading level is skipped')
  if (/\sstyle=|\son[a-z]+=/.test(html)) faults.push('an inline style or handler')
  if (/undefined|\[object|NaN/.test(html)) faults.push('something that is no word')
  const said = html.replace(/<[^>]+>/g, ' ')
  if (said.includes('!')) faults.push('an exclamation mark')
  for (const [button] of html.matchAll(/<button[^>]*>.*?<\/button>/gs)) {
    const name = /aria-label="[^"]+"/.test(button) || button.replace(/<[^>]+>/g, '').trim() !== ''
    if (!name) faults.push(`a button without a name: ${button}`)
  }
  for (const [input] of html.matchAll(/<(?:textarea|input)[^>]*>/g)) {
    const id = / id="([^"]+)"/.exec(input)?.[1]
    const labelled = (id && html.includes(`for="${id}"`)) || /type="(?:radio|checkbox)"/.test(input)
    if (!labelled) faults.push(`a field without a label: ${input}`)
  }
  return faults
}
