/** Said beside a part of the form that was left open. */
export const Missing = ({ children }: { children: string }) => (
  <p role="alert" className="font-semibold text-danger">
    {children}
  </p>
);
