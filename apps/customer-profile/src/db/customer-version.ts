/** SQL: changes when a customer becomes another one, or has parts that it had not. `customers` is the table, or what it is called. */
export const customerVersion = (customers = 'customers') => `${customers}.id || '.' || ${customers}.epoch`;
