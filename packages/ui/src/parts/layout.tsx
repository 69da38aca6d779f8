/** How things stand on a screen: page, section, stack, row, card and a list of doors. */
import type { ComponentChildren } from 'preact'
import { useId } from 'preact/hooks'
import { Kanga, type Saying } from '../kanga/kanga.tsx'
import { Icon } from './icon.tsx'

type Back =
  | { readonly label: string; readonly href: string }
  | { readonly label: string; readonly onBack: () => void }

/**
 * One screen: the main landmark with its heading. The heading takes the focus after a change of place
 * (`document.getElementById('page-title')?.focus()`), so it can be focused by program and not by Tab.
 * @param kanga id of the practice whose cloth heads the page; `saying` is the proverb in its strip.
 */
export const Page = ({
  title,
  lead,
  back,
  kanga,
  saying,
  children,
  actions,
}: {
  title: ComponentChildren
  lead?: ComponentChildren
  back?: Back | undefined
  kanga?: string | undefined
  saying?: Saying | undefined
  children?: ComponentChildren
  actions?: ComponentChildren
}) => (
  <main class="page" id="main">
    <header class="page-head">
      {back && <BackDoor back={back} />}
      {kanga && <Kanga practice={kanga} saying={saying} />}
      <h1 id="page-title" tabIndex={-1}>
        {title}
      </h1>
      {lead && <p class="page-lead">{lead}</p>}
    </header>
    {children}
    {actions && <div class="page-actions">{actions}</div>}
  </main>
)

const BackDoor = ({ back }: { back: Back }) =>
  'href' in back ? (
    <a class="page-back" href={back.href}>
      <Icon name="arrow-left" size={20} />
      {back.label}
    </a>
  ) : (
    <button type="button" class="page-back" onClick={back.onBack}>
      <Icon name="arrow-left" size={20} />
      {back.label}
    </button>
  )

/** A part of a page under its own heading of the second level. */
export const Section = ({ title, children }: { title: ComponentChildren; children?: ComponentChildren }) => {
  const id = useId()
  return (
    <section class="section" aria-labelledby={id}>
      <h2 id={id}>{title}</h2>
      {children}
    </section>
  )
}

/** Space between things one below the other, in steps of 8 px; 2 unless told. */
export const Stack = ({
  gap = 2,
  children,
}: {
  gap?: 0 | 'half' | 1 | 2 | 3 | 4
  children?: ComponentChildren
}) => <div class={gap === 2 ? 'stack' : `stack stack-${gap}`}>{children}</div>

/** Things side by side; they wrap where the screen is narrow. */
export const Row = ({ align, children }: { align?: 'between' | 'end'; children?: ComponentChildren }) => (
  <div class={align ? `row row-${align}` : 'row'}>{children}</div>
)

/** A framed surface. `tone` washes it with the colour of calm, warmth, joy or rest. */
export const Card = ({
  tone,
  children,
}: {
  tone?: 'calm' | 'warm' | 'joy' | 'rest'
  children?: ComponentChildren
}) => <div class={tone ? `card card-${tone}` : 'card'}>{children}</div>

/** A list whose every line leads somewhere; children are `RowDoor`s. */
export const Rows = ({ label, children }: { label?: string; children?: ComponentChildren }) => (
  <ul class="rows" aria-label={label}>
    {children}
  </ul>
)

/** One line of `Rows`: a link where there is an address, else a button. `note` says more below, quietly. */
export const RowDoor = ({
  href,
  onClick,
  icon,
  note,
  children,
}: {
  href?: string
  onClick?: () => void
  icon?: string
  note?: ComponentChildren
  children?: ComponentChildren
}) => {
  const inside = (
    <>
      {icon && <Icon name={icon} />}
      <span>
        {children}
        {note && <span class="rows-note">{note}</span>}
      </span>
      <Icon name="chevron-right" size={20} />
    </>
  )
  return (
    <li>
      {href === undefined ? (
        <button type="button" class="rows-door" onClick={onClick}>
          {inside}
        </button>
      ) : (
        <a class="rows-door" href={href} onClick={onClick}>
          {inside}
        </a>
      )}
    </li>
  )
}
