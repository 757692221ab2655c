import { useEffect, useRef, useState } from 'react';

const PAUSE = 120;

/** A search field, and the words to ask for: none while a Japanese input method is converting, nor with each key of a quick hand. */
export function useTyped(text: string, setText: (text: string) => void) {
  const [asked, setAsked] = useState(text.trim());
  const composing = useRef(false);
  const timer = useRef<number>(undefined);
  useEffect(() => () => window.clearTimeout(timer.current), []);

  const askSoon = (typed: string) => {
    window.clearTimeout(timer.current);
    timer.current = window.setTimeout(() => setAsked(typed.trim()), PAUSE);
  };
  const field = {
    value: text,
    onChange: (event: { currentTarget: { value: string } }) => {
      setText(event.currentTarget.value);
      if (!composing.current) askSoon(event.currentTarget.value);
    },
    onCompositionStart: () => {
      composing.current = true;
      window.clearTimeout(timer.current);
    },
    onCompositionEnd: (event: { currentTarget: { value: string } }) => {
      composing.current = false;
      askSoon(event.currentTarget.value);
    },
  };
  const clear = () => {
    setText('');
    window.clearTimeout(timer.current);
    setAsked('');
  };
  return { field, clear, asked };
}
