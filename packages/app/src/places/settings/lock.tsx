/** The lock, and another person on this phone. */
import { useWords } from '../../app-context.tsx'
import { LockSection } from '../lock-settings.tsx'
import { PeopleSection } from '../profiles.tsx'
import { SettingsPage } from './settings-page.tsx'

export const LockPage = () => {
  const { doors } = useWords()
  return (
    <SettingsPage title={doors.lock.title}>
      <LockSection />
      <PeopleSection />
    </SettingsPage>
  )
}
