/** What the app says about how things stand: notices, arrivals, waiting and nothing yet. */
import type { ComponentChildren } from 'preact'
import { Icon, type IconName } from './icon.tsx'
import { usePartWords } from './language.tsx'

export type Tone = 'calm' | 'warm' | 'rest' | 'problem'

const iconOf: Readonly<Record<Tone, IconName>> = {
  calm: 'info',
  warm: 'heart',
  rest: 'moon',
  problem: 'triangle-alert',
}

/**
 * A problem says what happened, what is safe and what to do, and is said at once by a screen reader;
 * the other tones are part of the page. `icon` overrules the tone's own.
 */
export const Notice = ({
  tone,
  title,
  icon,
  children,
  actions,
}: {
  tone: Tone
  title: ComponentChildren
  icon?: IconName
  children?: ComponentChildren
  actions?: ComponentChildren
}) => (
  <div class={`notice notice-${tone}`} role={tone === 'problem' ? 'alert' : undefined}>
    <Icon name={icon ?? iconOf[tone]} />
    <p class="notice-title">{title}</p>
    {children && <div class="stack stack-1">{children}</div>}
    {actions && <div class="notice-actions">{actions}</div>}
  </div>
)

/** Says what changes here, when the person is not in the middle of hearing something else. Must stand in the page before it has words. */
export const Live = ({ hidden = false, children }: { hidden?: boolean; children?: ComponentChildren }) => (
  <div role="status" aria-live="polite" class={hidden ? 'visually-hidden' : 'live'}>
    {children}
  </div>
)

/** Nothing here yet, said kindly; never a reproach. */
export const Empty = ({
  title,
  icon,
  children,
}: {
  title: ComponentChildren
  icon?: IconName
  children?: ComponentChildren
}) => (
  <div class="empty">
    {icon && <Icon name={icon} size={32} />}
    <p class="empty-title">{title}</p>
    {children}
  </div>
)

/** Stands where something is being fetched from this device. */
export const Skeleton = () => (
  <div class="skeleton" role="status">
    <span />
    <span />
    <span />
    <b class="visually-hidden">{usePartWords().loading}</b>
  </div>
)
