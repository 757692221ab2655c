import { TextInput } from '@mantine/core';
import { useEffect, useState } from 'react';

interface TypedFieldProps {
  label: string;
  placeholder: string;
  value: string;
  onSettle: (value: string) => void;
}

/** A condition that is typed: asked for once the field is left or Enter is pressed, not with every letter of it. */
export function TypedField({ label, placeholder, value, onSettle }: TypedFieldProps) {
  const [typed, setTyped] = useState(value);
  useEffect(() => setTyped(value), [value]);
  const settle = () => onSettle(typed.trim());
  return (
    <TextInput
      label={label}
      placeholder={placeholder}
      value={typed}
      spellCheck={false}
      onChange={(event) => setTyped(event.currentTarget.value)}
      onBlur={settle}
      onKeyDown={(event) => {
        if (event.key === 'Enter' && !event.nativeEvent.isComposing) settle();
      }}
    />
  );
}
