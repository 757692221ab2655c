/** The sign of the software: a veranda's boards, seen from the side. */
export function Mark({ size = 20 }: { size?: number }) {
  return (
    <svg
      width={size}
      height={size}
      viewBox="0 0 20 20"
      aria-hidden="true"
      style={{ color: 'var(--accent)', flex: 'none' }}
    >
      <path
        d="M3 2.5h2.4v15H3z M5.4 4h8.1v2.6H5.4z M5.4 8.7h8.1v2.6H5.4z M5.4 13.4H18V16H5.4z"
        fill="currentColor"
      />
    </svg>
  );
}
