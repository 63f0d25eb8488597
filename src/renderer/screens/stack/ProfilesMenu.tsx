// The profiles of a stack: those that are on are part of a plain Start.
import { Layers } from 'lucide-react'
import { useState } from 'react'
import type { Stack } from '../../../shared/model/stack.ts'
import { client } from '../../client.ts'
import { Button } from '../../components/Button.tsx'
import { Menu } from '../../components/Menu.tsx'
import { setTrouble } from '../../state/ui.ts'
import { troubleOf } from '../../trouble.ts'
import styles from './stack-header.module.css'

export function ProfilesMenu({ stack }: { readonly stack: Stack }) {
  const [busy, setBusy] = useState(false)
  const on = stack.profiles.filter((profile) => profile.active).map((profile) => profile.name)
  const toggle = async (name: string) => {
    setBusy(true)
    try {
      const profiles = on.includes(name) ? on.filter((each) => each !== name) : [...on, name]
      await client.stacks.setProfiles({ id: stack.id, profiles })
    } catch (error) {
      setTrouble(stack.id, troubleOf(error))
    } finally {
      setBusy(false)
    }
  }
  return (
    <Menu
      trigger={
        <Button variant="ghost" icon={Layers} busy={busy}>
          Profiles{' '}
          <span className={styles.count}>
            {on.length}/{stack.profiles.length}
          </span>
        </Button>
      }
      groups={[
        stack.profiles.map((profile) => ({
          id: profile.name,
          label: profile.name,
          note: servicesOf(stack, profile.name),
          checked: profile.active,
          onSelect: () => void toggle(profile.name),
        })),
      ]}
    />
  )
}

function servicesOf(stack: Stack, profile: string): string {
  return stack.services
    .filter((service) => service.profiles.includes(profile))
    .map((service) => service.name)
    .join(', ')
}
