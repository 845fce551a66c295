extern int ronde_solver_placeholder;
int ronde_solver_placeholder = 0;
