/** A page behind a door of the settings: its heading, and the way back. */
import type { ComponentChildren } from 'preact'
import { Page } from '#ui'
import { useWords } from '../../app-context.tsx'
import { href } from '../../router.ts'

export const SettingsPage = ({
  title,
  lead,
  children,
}: {
  title: string
  lead?: string | undefined
  children: ComponentChildren
}) => {
  const { doors } = useWords()
  return (
    <Page title={title} lead={lead} back={{ label: doors.back, href: href('/settings') }}>
      {children}
    </Page>
  )
}
