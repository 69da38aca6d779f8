/** Buttons and links that look like them. */
import type { ButtonHTMLAttributes, ComponentChildren, PartialAnchorHTMLAttributes } from 'preact'
import { Icon, type IconName } from './icon.tsx'

export type ButtonKind = 'primary' | 'plain' | 'quiet' | 'danger'

interface Look {
  readonly kind?: ButtonKind | undefined
  readonly icon?: IconName | undefined
  /** As wide as what it stands in. */
  readonly wide?: boolean | undefined
  readonly children?: ComponentChildren
}

const classOf = ({ kind = 'plain', wide }: Look) => `button button-${kind}${wide ? ' button-wide' : ''}`

/**
 * `busy` keeps the button and its focus where they are and lets no second press through.
 * `danger` is only for what can't be undone.
 */
export const Button = ({
  kind,
  icon,
  wide,
  busy = false,
  type = 'button',
  onClick,
  children,
  ...rest
}: Look & { busy?: boolean } & Omit<ButtonHTMLAttributes, 'icon' | 'class' | 'className' | 'style'>) => (
  <button
    {...rest}
    type={type}
    class={classOf({ kind, wide })}
    aria-busy={busy || undefined}
    aria-disabled={busy || undefined}
    onClick={busy ? event => event.preventDefault() : onClick}
  >
    {busy ? <span class="button-busy" aria-hidden="true" /> : icon && <Icon name={icon} size={20} />}
    {children}
  </button>
)

/** Goes to an address; looks like a button. */
export const LinkButton = ({
  kind,
  icon,
  wide,
  href,
  children,
  ...rest
}: Look & { href: string } & Omit<
    PartialAnchorHTMLAttributes<HTMLAnchorElement>,
    'icon' | 'class' | 'className' | 'style' | 'role'
  >) => (
  <a {...rest} href={href} class={classOf({ kind, wide })}>
    {icon && <Icon name={icon} size={20} />}
    {children}
  </a>
)

/** The one round button that floats at the thumb; `label` is its name for those who can't see the icon. */
export const FloatingButton = ({
  label,
  icon = 'menu',
  ...rest
}: { label: string; icon?: IconName } & Omit<
  ButtonHTMLAttributes,
  'icon' | 'label' | 'class' | 'className' | 'style' | 'children'
>) => (
  <button type="button" {...rest} class="floating" aria-label={label} title={label}>
    <Icon name={icon} size={26} />
  </button>
)
